// The question that the experiment asks, over its answer.

import type { RunRecord } from '../../record/run-record.ts';
import { presetInForm } from '../../store/question-asked.ts';
import type { Message } from '../../words/message.ts';
import { say } from '../../words/say.ts';
import { useLabState } from '../lab-context.tsx';

/** A question that no preset asked. */
function questionOf({ plan: { asks, team } }: RunRecord): Message | undefined {
  if (!asks) return undefined;
  const values = { processors: asks.processors, noun: team.noun };
  switch (asks.kind) {
    case 'faster':
      return { key: 'question.faster', values: { ...values, than: asks.than } };
    case 'times':
      return { key: 'question.times', values };
    case 'efficiency':
      return { key: 'question.efficiency', values };
    case 'reach':
      return { key: 'question.reach', values };
    case 'pays':
      return { key: 'question.pays', values };
  }
}

/** A line; absent if nothing was asked. */
export function QuestionLine({ record }: { readonly record: RunRecord }) {
  // What measures beside the experiment in the form leaves the question of the record.
  const busy = useLabState(
    ({ run }) =>
      (run.kind === 'running' || run.kind === 'stopping') && run.progress.series === undefined,
  );
  const next = useLabState((state) => (busy ? presetInForm(state)?.question : undefined));
  const asked = useLabState((state) =>
    state.asked?.record === record.id ? state.asked.question : undefined,
  );
  const generic = questionOf(record);
  const text = busy ? next : (asked ?? (generic && say(generic)));
  return text === undefined ? null : (
    <p className="finding-question" data-testid="question">
      {text}
    </p>
  );
}
