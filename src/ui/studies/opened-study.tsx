// A study that was opened from a file, drawn as the one that is measured here.

import type { Comparison } from '../../record/comparison.ts';
import type { Study } from '../../record/study.ts';
import { formatMs } from '../../words/quantity.ts';
import { say } from '../../words/say.ts';
import { BreakEvenTable } from '../results/break-even.tsx';
import { sideTitle } from '../results/question-choices.ts';
import { MachineCeiling } from '../results/this-machine.tsx';
import { GrowthFound } from './growth-found.tsx';
import { SizeMapGrid } from './size-map-grid.tsx';

/** All but a run, which the page's own chart draws. */
type Other = Exclude<Study, { readonly kind: 'run' }>;

function Sentences({ study }: { readonly study: Other }) {
  return study.finding.map((message, index) => <p key={index}>{say(message)}</p>);
}

function ComparedSides({ answer: { sides, medianMs, rounds } }: Comparison) {
  return (
    <table className="numbers">
      <thead>
        <tr>
          {['side', 'median', 'rounds'].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sides.map((side, i) => (
          <tr key={i}>
            <th scope="row">{sideTitle(side, i, sides)}</th>
            <td>{formatMs(medianMs[i] ?? Number.NaN)}</td>
            <td>{rounds}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What it found in sentences, and its chart or table. */
export function OpenedStudy({ study }: { readonly study: Other }) {
  switch (study.kind) {
    case 'comparison':
      return (
        <>
          <Sentences study={study} />
          <ComparedSides {...study} />
        </>
      );
    case 'break-even':
      return (
        <>
          <Sentences study={study} />
          {study.steps.length > 0 && <BreakEvenTable {...study} />}
        </>
      );
    case 'growth':
      return <GrowthFound found={study} />;
    case 'size-map':
      return (
        <>
          <Sentences study={study} />
          <SizeMapGrid map={study} noun={study.plan.team.noun} />
        </>
      );
    case 'calibration':
      return (
        <>
          <Sentences study={study} />
          <MachineCeiling calibration={study.ceiling} />
        </>
      );
  }
}
