// Why not n times: the measured speedup as what causes left of n, each with what would help and a button that tries it.

import { ceilingAt } from '../../laws/capacity.ts';
import type { LossPoint } from '../../record/loss-point.ts';
import type { RunRecord } from '../../record/run-record.ts';
import { trialOf } from '../../store/trial-actions.ts';
import { formatAbout, formatMs, formatPercent, formatTimes } from '../../words/quantity.ts';
import { Panel } from '../components/panel.tsx';
import { Segmented } from '../components/segmented.tsx';
import { useLabState } from '../lab-context.tsx';
import { LossEnd, LossRow, SmallRows } from './loss-rows.tsx';
import { foldSmall, lossBars, remedyOpening, startUpBar } from './waterfall-bars.ts';
import './waterfall.css';

/** So far above the ceiling a speedup is no noise. */
const mostOver = 1.1;

const shareTitles = [
  ['compute', 'parallel work'],
  ['serial', 'serial work'],
  ['transfer', 'transfer'],
  ['runtime', 'runtime'],
  ['wait', 'waiting'],
  ['unaccounted', 'unaccounted'],
] as const satisfies readonly (readonly [keyof LossPoint['shares'], string])[];

function Shares({ point }: { readonly point: LossPoint }) {
  const inWords = shareTitles
    .map(([id, title]) => `${title} ${formatPercent(point.shares[id])}`)
    .join(', ');
  return (
    <div className="loss-shares">
      <p className="loss-subtitle">
        Where the time of {point.processors} processors went ({point.processors} ×{' '}
        {formatMs(point.wallMs)})
      </p>
      <div className="loss-share-bar" role="img" aria-label={inWords}>
        {shareTitles.map(([id]) => (
          <span
            key={id}
            className={`loss-share-${id}`}
            style={{ flexGrow: Math.max(0, point.shares[id]) }}
          />
        ))}
      </div>
      <p className="loss-keys">
        {shareTitles.map(([id, title]) => (
          <span key={id}>
            <span className={`step-key loss-share-${id}`} aria-hidden="true" />
            {title} {formatPercent(point.shares[id])}
          </span>
        ))}
      </p>
    </div>
  );
}

/** The gap in two parts: what this machine cannot give to any program, and what is left to this one. */
function MachineSplit({
  point,
  record,
}: {
  readonly point: LossPoint;
  readonly record: RunRecord;
}) {
  const calibration = useLabState((state) => state.calibration);
  const { processors: n, speedup } = point;
  const ceiling = calibration && ceilingAt(calibration.speedups, n);
  if (ceiling === undefined || record.plan.waits) return null;
  return (
    <p className="loss-split">
      <strong>Your machine</strong> gives a pure computation {formatTimes(ceiling)} times on {n}:{' '}
      {formatPercent(ceiling / n)} of {n}. <strong>Your program</strong> reaches{' '}
      {formatPercent(speedup / ceiling)} of that
      {speedup > mostOver * ceiling
        ? ': more than the machine gave when it was measured, beside other programs perhaps. Measure it again.'
        : '.'}
    </p>
  );
}

/** What the last what-if led to, where this record is its result. */
function Outcome({ record }: { readonly record: RunRecord }) {
  const trial = trialOf(record);
  if (!trial) return null;
  const { remedy, before, obtainedMs } = trial;
  return (
    <p className="loss-outcome" role="status">
      {remedyOpening(remedy)}: predicted {formatAbout(before.ms / remedy.predictedMs)} times as fast
      as before, obtained {formatTimes(before.ms / obtainedMs)} times ({formatMs(before.ms)} to{' '}
      {formatMs(obtainedMs)}).
    </p>
  );
}

interface Props {
  readonly record: RunRecord;
  /** The processor count to explain; the largest where it has no losses. */
  readonly processors: number;
  readonly onProcessors: (processors: number) => void;
}

/** A panel; absent where processors are not alike or there is one only. */
export function Waterfall({ record, processors, onProcessors }: Props) {
  const { losses } = record;
  const point = losses?.find((one) => one.processors === processors);
  if (!losses || !point) return null;
  const [bars, startUp] = [lossBars(point), startUpBar(point)];
  const { shown, small } = foldSmall(bars);
  const most = Math.max(point.processors, ...bars.map(({ to }) => to));
  const aside = losses.length > 1 && (
    <Segmented
      label="Processors to explain"
      look="small"
      value={String(point.processors)}
      options={losses.map((one) => ({ id: String(one.processors), title: one.processors }))}
      onChange={(id) => onProcessors(Number(id))}
    />
  );
  const explained = bars.some(({ factor }) => factor > 1.02);
  return (
    <Panel title={`Why not ${point.processors} times?`} aside={aside} className="losses">
      <Outcome record={record} />
      <MachineSplit point={point} record={record} />
      <ol className="loss-list">
        <LossEnd title={`${point.processors} processors`} times={point.processors} most={most} />
        {shown.map((bar) => (
          <LossRow key={bar.id} bar={bar} most={most} record={record} point={point} />
        ))}
        <SmallRows bars={small} most={most} record={record} point={point} />
        <LossEnd title="Measured speedup" times={point.speedup} most={most} measured />
        {startUp && (
          <>
            <LossRow bar={startUp} most={most} record={record} point={point} />
            <LossEnd title="With its own pool" times={startUp.to} most={most} />
          </>
        )}
      </ol>
      <p className="quiet">
        Each row is what a cause took of what the row above left, in the run of median time.
        {explained &&
          ' A plus is a gain: caches, a clock that rises, or overhead that weighs less than on one worker.'}
      </p>
      <Shares point={point} />
    </Panel>
  );
}
