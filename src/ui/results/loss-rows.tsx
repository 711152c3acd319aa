// The rows of "Why not n times": what each cause took, with the buttons that try what would help.

import type { LossPoint, Remedy } from '../../record/loss-point.ts';
import type { RunRecord } from '../../record/run-record.ts';
import { msBefore, tryRemedy } from '../../store/trial-actions.ts';
import { formatAbout, formatPercent, formatRatio } from '../../words/quantity.ts';
import { useBusy, useLab } from '../lab-context.tsx';
import { remedyTitle, type LossBar } from './waterfall-bars.ts';

interface TryProps {
  readonly record: RunRecord;
  readonly remedy: Remedy;
  readonly point: LossPoint;
}

function TryButton({ record, remedy, point }: TryProps) {
  const lab = useLab();
  const busy = useBusy();
  const gain = msBefore(point, remedy) / remedy.predictedMs;
  return (
    <button
      type="button"
      className="button loss-try"
      disabled={busy}
      onClick={() => void tryRemedy(lab, record, remedy)}
    >
      {remedyTitle(remedy)}
      <span className="loss-predicted">predicted {formatAbout(gain)} times as fast</span>
    </button>
  );
}

type RowProps = Omit<TryProps, 'remedy'> & { readonly bar: LossBar; readonly most: number };

/** A part of the scale, in percent. */
function percent(times: number, most: number): string {
  return `${(100 * times) / most}%`;
}

export function LossRow({ bar, most, record, point }: RowProps) {
  const { title, meaning, from, to, factor, remedies } = bar;
  const gains = factor > 1;
  return (
    <li className="loss-row" data-gain={gains}>
      <span className="loss-title">
        {title} <span className="loss-meaning">{meaning}</span>
      </span>
      <span className="loss-track" aria-hidden="true">
        <span className="loss-rest" style={{ width: percent(Math.min(from, to), most) }} />
        <span
          className="loss-bar"
          style={{
            left: percent(Math.min(from, to), most),
            width: percent(Math.abs(to - from), most),
          }}
        />
      </span>
      <span className="loss-factor">
        {gains ? '+' : '−'}
        {formatPercent(Math.abs(1 - factor))}
      </span>
      {remedies.length > 0 && (
        <span className="loss-tries">
          {remedies.map((remedy) => (
            <TryButton key={remedyTitle(remedy)} record={record} remedy={remedy} point={point} />
          ))}
        </span>
      )}
    </li>
  );
}

/** Causes that took little share one line, which opens. */
export function SmallRows({ bars, ...rest }: Omit<RowProps, 'bar'> & { bars: readonly LossBar[] }) {
  if (bars.length === 0) return null;
  const left = bars.reduce((product, { factor }) => product * factor, 1);
  return (
    <li>
      <details className="loss-small">
        <summary className="loss-row">
          <span className="loss-title">
            {bars.length === 1 ? '1 other cause' : `${bars.length} other causes`}
          </span>
          <span className="loss-note loss-small-note">none took 3 %</span>
          <span className="loss-factor">
            {left > 1 ? '+' : '−'}
            {formatPercent(Math.abs(1 - left))}
          </span>
        </summary>
        <ol className="loss-list">
          {bars.map((bar) => (
            <LossRow key={bar.id} bar={bar} {...rest} />
          ))}
        </ol>
      </details>
    </li>
  );
}

interface EndProps {
  readonly title: string;
  readonly times: number;
  readonly most: number;
  readonly measured?: boolean;
}

export function LossEnd({ title, times, most, measured = false }: EndProps) {
  return (
    <li className="loss-row loss-end">
      <span className="loss-title">{title}</span>
      <span className="loss-track" aria-hidden="true">
        <span
          className={measured ? 'loss-measured' : 'loss-whole'}
          style={{ width: percent(times, most) }}
        />
      </span>
      <span className="loss-factor">{formatRatio(times)}</span>
    </li>
  );
}
