// From which size on: the sizes that were measured, and where the faster side changes.

import type { RunRecord } from '../../record/run-record.ts';
import type { BreakEvenSearch } from '../../store/lab.ts';
import { formatMs, formatNumber, formatTimes } from '../../words/quantity.ts';
import { say } from '../../words/say.ts';
import { useLabState } from '../lab-context.tsx';
import { SaveStudy } from '../studies/save-study.tsx';
import { sideTitle } from './question-choices.ts';

/** Width of a bar that says as fast, in percent of half the column: all of it at twice as fast or more. */
function barOf(times: number): number {
  return Math.min(50, 50 * Math.abs(Math.log2(times)));
}

function Step({ step }: { readonly step: BreakEvenSearch['steps'][number] }) {
  const { size, times, interval, medianMs, apart } = step;
  const bar = barOf(times);
  return (
    <tr>
      <th scope="row">{formatNumber(size)}</th>
      <td>{formatMs(medianMs[0])}</td>
      <td>{formatMs(medianMs[1])}</td>
      <td className={apart ? undefined : 'quiet'}>
        {formatTimes(times)}×
        {interval !== null && ` (${formatTimes(interval[0])} to ${formatTimes(interval[1])})`}
      </td>
      <td aria-hidden="true">
        <span className="break-even-track">
          <span
            className="break-even-bar"
            data-faster={times >= 1}
            style={{ width: `${bar}%`, left: `${times >= 1 ? 50 : 50 - bar}%` }}
          />
        </span>
      </td>
    </tr>
  );
}

type Sizes = Pick<BreakEvenSearch, 'sides' | 'label' | 'unit' | 'steps'>;

/** Sizes with the times of both sides. */
export function BreakEvenTable({ sides, label, unit, steps }: Sizes) {
  const [first, second] = sides.map(sideTitle);
  const heads = [
    unit === '' || unit === label.toLowerCase() ? label : `${label}, ${unit}`,
    first,
    second,
    `${first} over ${second}`,
  ];
  return (
    <div className="table-scroll" role="region" aria-label="Sizes, scrollable" tabIndex={0}>
      <table className="numbers">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            <th aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <Step key={step.size} step={step} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What the sizes so far show, and whether it still goes on. */
function searchInWords({ finding, searching }: BreakEvenSearch): string {
  const found = finding.map((message) => say(message)).join(' ');
  if (found === '') return searching ? 'Measuring the first size …' : 'No size could be measured.';
  return searching ? `${found} Still measuring …` : found;
}

/** Nothing until a search has begun about this record. */
export function BreakEvenFound({ record }: { readonly record: RunRecord }) {
  const found = useLabState(({ breakEven }) =>
    breakEven?.record === record.id ? breakEven : undefined,
  );
  if (!found) return null;
  return (
    <>
      <p className="question-answer" role="status">
        {searchInWords(found)}
      </p>
      {found.steps.length > 0 && <BreakEvenTable {...found} />}
      {found.study && <SaveStudy study={found.study} />}
    </>
  );
}
