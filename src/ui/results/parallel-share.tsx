// The parallel fraction p three ways, on one axis: fitted to the times, measured from spans, set by construction; which
// of them to believe, and the formula with its numbers.

import { amdahlSpeedup } from '../../laws/amdahl.ts';
import type { AmdahlFit, RunRecord } from '../../record/run-record.ts';
import { formatAbout, formatP, formatTimes } from '../../words/quantity.ts';
import { say } from '../../words/say.ts';
import { Panel } from '../components/panel.tsx';
import { Term } from '../components/term.tsx';
import { beliefIn } from './belief.ts';

type Way = 'fitted' | 'spans' | 'construction';

const titles: Readonly<Record<Way, string>> = {
  fitted: 'fitted to times',
  spans: 'seen in spans',
  construction: 'set by you',
};

interface RowProps {
  readonly way: Way;
  readonly p: number | null;
  readonly interval: readonly [number, number] | null;
}

function ShareRow({ way, p, interval }: RowProps) {
  return (
    <div className="fraction-row">
      <dt>
        <Term id={way}>{titles[way]}</Term>
      </dt>
      <dd>
        <span className="fraction-axis" aria-hidden="true">
          {interval !== null && (
            <i
              style={{ left: `${100 * interval[0]}%`, right: `${100 - 100 * interval[1]}%` }}
              className="fraction-interval"
            />
          )}
          {p !== null && <i className="fraction-dot" style={{ left: `${100 * p}%` }} />}
        </span>
        <span className="share-value">{p === null ? 'not set' : formatP(p)}</span>
      </dd>
    </div>
  );
}

/** S(n) = 1 / ((1 - p) + p / n) with the numbers of a record filled in. */
function Formula({ p, n }: { readonly p: number; readonly n: number }) {
  return (
    <p className="formula">
      <Term id="amdahl-law">S({n})</Term> = 1 / ((1 − {formatP(p)}) + {formatP(p)} / {n}) ={' '}
      {formatTimes(amdahlSpeedup(p, n))}
    </p>
  );
}

function intervalInWords({ interval, clipped, points }: AmdahlFit): string {
  if (interval === null) return 'Too few rounds for an interval.';
  const [low, high] = interval;
  return `Fitted between ${formatP(low)} and ${formatP(high)} (95 %${clipped ? ', clipped' : ''}), on ${points} processor counts.`;
}

interface Props {
  readonly record: RunRecord;
  /** The count that the page is about. */
  readonly processors: number;
}

/** A small panel; absent if no law could be fitted. */
export function ParallelShare({ record, processors }: Props) {
  const fit = record.fits.amdahl;
  if (fit === null) return null;
  const { p, way, why } = beliefIn(record, fit);
  const limit = record.finding.find((message) => message.key === 'finding.limit');
  return (
    <Panel
      title="Parallel fraction p"
      aside={limit && <span className="quiet">limit {formatAbout(fit.limit ?? NaN)}×</span>}
    >
      <dl className="shares">
        <ShareRow way="fitted" p={fit.p} interval={fit.interval} />
        <ShareRow way="spans" p={fit.pFromSpans} interval={null} />
        <ShareRow way="construction" p={fit.pByConstruction} interval={null} />
      </dl>
      <p className="fraction-ends" aria-hidden="true">
        <span>0</span>
        <span>1</span>
      </p>
      <p className="fraction-belief">
        Believe the p {titles[way]}: {say(why)}
      </p>
      {processors > 1 && <Formula p={p} n={processors} />}
      <p className="quiet">{intervalInWords(fit)}</p>
    </Panel>
  );
}
