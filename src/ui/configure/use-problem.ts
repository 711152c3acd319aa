// The sentence beside a field: what the engine says of it, with the text as it was typed.

import type { ConfigField } from '../../record/config.ts';
import type { LabState } from '../../store/lab.ts';
import type { Message } from '../../words/message.ts';
import { say } from '../../words/say.ts';
import { useLabState } from '../lab-context.tsx';

function withDraft(message: Message, draft: string | undefined): Message {
  if (draft === undefined || !('given' in message.values)) return message;
  return { ...message, values: { ...message.values, given: draft } } as Message;
}

/** What is wrong with a field, as a sentence; undefined where nothing is. */
function problemOf(state: LabState, field: ConfigField): string | undefined {
  if (state.preview.kind !== 'problems') return undefined;
  const found = state.preview.problems.find((problem) => problem.field === field);
  const draft = state.drafts[field];
  if (found !== undefined) return say(withDraft(found.message, draft));
  // The engine looks at parameters last: what cannot be read is said before that.
  const value = state.config.parameters[field.replace('parameters.', '')];
  return draft !== undefined && Number.isNaN(value ?? 0)
    ? `“${draft}” is not a number.`
    : undefined;
}

/** What is wrong with a field, as a sentence; undefined where nothing is. */
export function useProblem(field: ConfigField): string | undefined {
  return useLabState((state) => problemOf(state, field));
}
