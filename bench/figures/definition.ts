// What a figure is made of, and what figures share: its goal, medians of times, speedup over the machine's own.

import { evenPolicies } from '../protocol.ts';
import type { EntrantId, Swept } from '../protocol.ts';

/** What a figure has to reach; nothing where it is only shown. */
export type Goal =
  | { readonly is: 'at least' | 'at most' | 'under'; readonly value: number }
  | { readonly is: 'shown' };

/** Whether `value` reaches the goal. */
export function reaches(value: number, goal: Goal): boolean {
  switch (goal.is) {
    case 'at least':
      return value >= goal.value;
    case 'at most':
      return value <= goal.value;
    case 'under':
      return value < goal.value;
    case 'shown':
      return true;
  }
}

/** Median times of an entrant in ms. */
export interface Medians {
  /** The run alone. */
  readonly run: (id: EntrantId) => number;
  /** The run and reading its result. */
  readonly whole: (id: EntrantId) => number;
}

/** One figure. */
export interface Definition {
  readonly title: string;
  readonly unit: string;
  readonly goal: Goal;
  readonly entrants: readonly EntrantId[];
  readonly value: (medians: Medians) => number;
  readonly note: (medians: Medians) => string;
}

/** Speedup of two workers over one. */
export function speedup({ run }: Medians, one: EntrantId, two: EntrantId): number {
  return run(one) / run(two);
}

/** The machine's own speedup on two processors. */
export function ceilingSpeedup(medians: Medians): number {
  return speedup(medians, 'ceiling-1', 'ceiling-2');
}

/** In words. */
export function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}

/** A workload at two by each of the schedules that even out. */
export function swept(id: Swept): readonly EntrantId[] {
  return evenPolicies.map((policy) => `${id}-2-${policy}` as const);
}

/** The better of them. */
export function best({ run }: Medians, id: Swept): EntrantId {
  return swept(id).reduce((a, b) => (run(b) < run(a) ? b : a));
}

/** Speedup at two over that of the ceiling, by the better schedule. */
export function ofCeiling(title: string, id: Swept, least: number): Definition {
  const one = `${id}-1` as const;
  return {
    title,
    unit: "of the machine's ceiling",
    goal: { is: 'at least', value: least },
    entrants: [one, ...swept(id), 'ceiling-1', 'ceiling-2'],
    value: (medians) => speedup(medians, one, best(medians, id)) / ceilingSpeedup(medians),
    note: (medians) => {
      const two = best(medians, id);
      return (
        `${ms(medians.run(one))} to ${ms(medians.run(two))} (${two.slice(id.length + 3)}), speedup ` +
        `${speedup(medians, one, two).toFixed(3)}; ceiling ${ceilingSpeedup(medians).toFixed(3)}`
      );
    },
  };
}
