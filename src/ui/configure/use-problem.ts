// The sentence beside a field: what the engine says of it, with the text as it was typed, and what mends it.

import { useMemo } from 'react';
import type { ConfigField } from '../../record/config.ts';
import type { Problem } from '../../store/catalogue.ts';
import { mendField } from '../../store/config-actions.ts';
import type { Lab, LabState } from '../../store/lab.ts';
import type { Message } from '../../words/message.ts';
import { formatNumber } from '../../words/quantity.ts';
import { say } from '../../words/say.ts';
import type { FieldMend, FieldProblem } from '../components/field.tsx';
import { useLab, useLabState } from '../lab-context.tsx';

function withDraft(message: Message, draft: string | undefined): Message {
  if (draft === undefined || !('given' in message.values)) return message;
  return { ...message, values: { ...message.values, given: draft } } as Message;
}

function problemIn({ preview }: LabState, field: ConfigField): Problem | undefined {
  if (preview.kind !== 'problems') return undefined;
  return preview.problems.find((problem) => problem.field === field);
}

/** The button that sets a field to the value that works. */
export function mendOf(lab: Lab, mend: NonNullable<Problem['mend']>): FieldMend {
  return { label: `Use ${formatNumber(mend.value)}`, use: () => mendField(lab, mend) };
}

/** What is wrong with a field; undefined where nothing is. */
export function useProblem(field: ConfigField): FieldProblem | undefined {
  const lab = useLab();
  const found = useLabState((state) => problemIn(state, field));
  const draft = useLabState((state) => state.drafts[field]);
  const troubled = useLabState(({ preview }) => preview.kind === 'problems');
  const value = useLabState(({ config }) => config.parameters[field.replace('parameters.', '')]);
  return useMemo(() => {
    if (found !== undefined) {
      const text = say(withDraft(found.message, draft));
      return { text, mend: found.mend && mendOf(lab, found.mend) };
    }
    // The engine looks at parameters last: what cannot be read is said before that.
    if (!troubled || draft === undefined || !Number.isNaN(value ?? 0)) return undefined;
    return { text: `“${draft}” is not a number.` };
  }, [lab, found, draft, troubled, value]);
}
