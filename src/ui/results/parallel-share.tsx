// The parallel share p three ways: fitted to the times, measured from spans, set by construction.

import type { RunRecord } from '../../record/run-record.ts';
import { formatP } from '../../words/quantity.ts';
import { Panel } from '../components/panel.tsx';

interface Row {
  readonly title: string;
  readonly p: number | null;
  readonly interval: readonly [number, number] | null;
}

function ShareRow({ title, p, interval }: Row) {
  if (p === null) return null;
  return (
    <div className="share-row">
      <dt>{title}</dt>
      <dd>
        <span className="share-bar" aria-hidden="true">
          <span style={{ width: `${100 * p}%` }} />
          {interval !== null && (
            <i
              style={{ left: `${100 * interval[0]}%`, right: `${100 - 100 * interval[1]}%` }}
              className="share-interval"
            />
          )}
        </span>
        <span className="share-value">{formatP(p)}</span>
      </dd>
    </div>
  );
}

/** A small panel; absent where no law could be fitted. */
export function ParallelShare({ record }: { readonly record: RunRecord }) {
  const fit = record.fits.amdahl;
  if (fit === null) return null;
  return (
    <Panel title="Parallel share p">
      <dl className="shares">
        <ShareRow title="fitted" p={fit.p} interval={fit.interval} />
        <ShareRow title="from spans" p={fit.pFromSpans} interval={null} />
        <ShareRow title="by construction" p={fit.pByConstruction} interval={null} />
      </dl>
      <p className="quiet">
        {fit.interval === null
          ? 'Too few rounds for an interval.'
          : `Fitted between ${formatP(fit.interval[0])} and ${formatP(fit.interval[1])} (95 %${fit.clipped ? ', clipped' : ''}), on ${fit.points} processor counts.`}
      </p>
    </Panel>
  );
}
