// What the engine says can be chosen in a field, as the form asks for it.

import type { FieldName, FieldOf } from '../../record/fields.ts';
import { say } from '../../words/say.ts';
import { useLabState } from '../lab-context.tsx';

/** Why a word of a field cannot be chosen; undefined if it can. */
export function useReasons(name: FieldOf<'word'>): (id: string) => string | undefined {
  const choices = useLabState(({ options }) => options?.choices[name]);
  return (id) => {
    const reason = choices?.find((choice) => choice.id === id)?.reason;
    return reason && say(reason);
  };
}

/** Whether a number field can be other than it is by default. */
export function useIsOpen(name: FieldName): boolean {
  return useLabState(({ options }) => options?.fixed[name] === undefined);
}
