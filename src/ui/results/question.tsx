// Ask a question: which of two is faster, measured in turn until the answer is clear.

import { areThreads } from '../../contract/team-traits.ts';
import { useState } from 'react';
import type { RunRecord } from '../../record/run-record.ts';
import { askSides, findBreakEven } from '../../store/question-actions.ts';
import { say } from '../../words/say.ts';
import { Panel } from '../components/panel.tsx';
import { Segmented } from '../components/segmented.tsx';
import { useBusy, useLab, useLabState } from '../lab-context.tsx';
import { SaveStudy } from '../studies/save-study.tsx';
import { BreakEvenFound } from './break-even.tsx';
import {
  canAskGpu,
  firstChoices,
  questionKinds,
  sideChoices,
  type QuestionKind,
} from './question-choices.ts';
import './question.css';

function AnswerLine({ record }: { readonly record: RunRecord }) {
  const found = useLabState(({ answer }) =>
    answer?.parent?.id === record.id ? answer : undefined,
  );
  return (
    <>
      <p className="question-answer" role="status">
        {found?.finding.map((message) => say(message)).join(' ')}
      </p>
      {found && <SaveStudy study={found} />}
    </>
  );
}

/** One kind of question: two choices of the same list, and a button. */
function Sides({ record, kind }: { readonly record: RunRecord; readonly kind: QuestionKind }) {
  const lab = useLab();
  const busy = useBusy();
  const schedules = useLabState(({ start }) =>
    start.kind === 'ready' ? start.catalogue.schedules : [],
  );
  const choices = sideChoices(kind, record, schedules);
  const [asked, setAsked] = useState(() => firstChoices(choices, kind, record));
  const [first, second] = asked.map((id) => choices.find((choice) => choice.id === id)?.side);
  const options = choices.map(({ id, title }) => ({ id, title }));
  return (
    <div className="question-sides">
      <Segmented
        label="First side"
        look="small"
        value={asked[0]}
        options={options}
        onChange={(id) => setAsked([id, asked[1]])}
      />
      <span>faster than</span>
      <Segmented
        label="Second side"
        look="small"
        value={asked[1]}
        options={options}
        onChange={(id) => setAsked([asked[0], id])}
      />
      <button
        type="button"
        className="button"
        disabled={busy || asked[0] === asked[1]}
        onClick={() => {
          if (first && second) void askSides(lab, record, [first, second]);
        }}
      >
        Ask
      </button>
      {kind !== 'grain' && (
        <button
          type="button"
          className="button"
          disabled={busy || asked[0] === asked[1] || record.plan.file !== undefined}
          onClick={() => {
            if (first && second) void findBreakEven(lab, record, [first, second]);
          }}
        >
          From which size?
        </button>
      )}
    </div>
  );
}

/** A panel; absent where there are no workers to ask. */
export function Question({ record }: { readonly record: RunRecord }) {
  const [kind, setKind] = useState<QuestionKind>('processors');
  const gpu = useLabState(
    ({ start }) =>
      start.kind === 'ready' && canAskGpu(record, start.catalogue, start.machine.webgpu.ok),
  );
  if (!areThreads(record.plan.team)) return null;
  const kinds = questionKinds.filter(({ id }) => id !== 'backend' || gpu);
  return (
    <Panel
      title="Ask: which is faster?"
      aside={
        <Segmented
          label="What to compare"
          look="small"
          value={kind}
          options={kinds}
          onChange={(id) => setKind(questionKinds.find((one) => one.id === id)?.id ?? kind)}
        />
      }
    >
      <Sides key={`${record.id} ${kind}`} record={record} kind={kind} />
      <p className="quiet">
        Both are measured in turn until their 95 % intervals are apart, or 30 s are over.
      </p>
      <AnswerLine record={record} />
      <BreakEvenFound record={record} />
    </Panel>
  );
}
