// What this machine can give at all, as measured: the ceiling of every program on it.

import { measuredCapacity } from '../../laws/capacity.ts';
import type { Ceiling } from '../../record/ceiling.ts';
import { calibrate, keepAgain } from '../../store/calibration-actions.ts';
import { formatBytes, formatTimes } from '../../words/quantity.ts';
import { say } from '../../words/say.ts';
import { Panel } from '../components/panel.tsx';
import { useBusy, useLab, useLabState } from '../lab-context.tsx';
import { SaveStudy } from '../studies/save-study.tsx';

/** What workers were given, and what memory gave. */
export function MachineCeiling({ calibration }: { readonly calibration: Ceiling }) {
  const { speedups, bandwidth, createdAt } = calibration;
  const most = Math.max(...speedups.map(({ processors }) => processors));
  const capacity = measuredCapacity(speedups);
  const rates = bandwidth.map(({ bytesPerSecond }) => bytesPerSecond);
  return (
    <>
      <dl className="shares">
        {speedups.map(({ processors, times }) => (
          <div className="share-row" key={processors}>
            <dt>
              {processors} {processors === 1 ? 'worker' : 'workers'}
            </dt>
            <dd>
              <span className="share-bar" aria-hidden="true">
                <span style={{ width: `${Math.min(100, (100 * times) / most)}%` }} />
              </span>
              <span className="share-value">{formatTimes(times)}×</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="quiet">
        A pure computation gains nothing beyond {capacity} {capacity === 1 ? 'worker' : 'workers'}.
        Memory gives {formatBytes(rates[0] ?? 0)} a second to one and at most{' '}
        {formatBytes(Math.max(...rates))} to all. Measured{' '}
        {new Date(createdAt).toLocaleDateString('en-GB', { dateStyle: 'medium' })}.
      </p>
    </>
  );
}

/** What the person should know of how the measurement is kept, and the button that tries again. */
function Keeping() {
  const lab = useLab();
  const note = useLabState((state) => state.calibrationNote);
  const hasCalibration = useLabState((state) => state.calibration !== undefined);
  if (note === undefined) return null;
  const canKeep = hasCalibration && note.key !== 'storage.other-tab';
  return (
    <p className="quiet">
      <span role="status">{say(note)}</span>{' '}
      {canKeep && (
        <button type="button" className="button button-plain" onClick={() => keepAgain(lab)}>
          Keep it
        </button>
      )}
    </p>
  );
}

/** A small panel with a button that measures. */
export function ThisMachine() {
  const lab = useLab();
  const calibration = useLabState((state) => state.calibration);
  const busy = useBusy();
  const study = useLabState((state) => state.machineStudy);
  const ready = useLabState(({ start }) => start.kind === 'ready');
  if (!ready) return null;
  return (
    <Panel title="This machine">
      {calibration ? (
        <MachineCeiling calibration={calibration} />
      ) : (
        <p className="quiet">
          What the browser reports of cores is a claim. A measurement of about 10 s shows what more
          workers can give here at all; charts then tell your machine from your program.
        </p>
      )}
      <Keeping />
      <button
        type="button"
        className="button machine-button"
        disabled={busy}
        onClick={() => void calibrate(lab)}
      >
        {calibration ? 'Measure again' : 'Measure this machine'}
      </button>
      {study && study.ceiling === calibration && <SaveStudy study={study} />}
    </Panel>
  );
}
