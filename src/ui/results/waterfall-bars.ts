// The bars of the waterfall: from n times down to the measured speedup, a factor each.

import type { LossPoint, Remedy } from '../../record/loss-point.ts';

export type Factor = keyof LossPoint['factors'];

/** A bar from one speedup to the next; `factor` is what the second is of the first. */
export interface LossBar {
  readonly id: Factor;
  readonly title: string;
  /** What it is, and how it was measured. */
  readonly meaning: string;
  readonly from: number;
  readonly to: number;
  readonly factor: number;
  readonly remedies: readonly Remedy[];
}

const texts: readonly (readonly [Factor, string, string])[] = [
  [
    'loadBalance',
    'Load balance',
    'Useful time of the mean processor over that of the busiest, stage by stage.',
  ],
  [
    'serialisation',
    'Serialisation',
    'Time in which only one may work: the serial share, decompose, assign, aggregate.',
  ],
  [
    'transfer',
    'Transfer and runtime',
    'Moving data, handing out, being woken and waiting at barriers.',
  ],
  ['unaccounted', 'Unaccounted', 'What no span covers.'],
  [
    'computation',
    'Computation',
    'Useful time on one processor over that on n: memory bandwidth, shared cores, the clock.',
  ],
  [
    'startingPoint',
    'Overhead at n = 1',
    'One processor also spends time beside useful work, which makes every speedup over it larger.',
  ],
];

/** In the order in which they multiply. */
export function lossBars({ processors, factors, remedies }: LossPoint): readonly LossBar[] {
  let from = processors;
  return texts.map(([id, title, meaning]) => {
    const factor = factors[id];
    const to = from * factor;
    const bar = { id, title, meaning, from, to, factor };
    from = to;
    return { ...bar, remedies: remedies.filter(({ cause }) => cause === id) };
  });
}

/** What a remedy changes, as on a button. */
export function remedyTitle({ change }: Remedy): string {
  if (change.schedule !== undefined) return `Try the ${change.schedule} schedule`;
  if (change.grain !== undefined) return `Try a grain of ${change.grain.toLocaleString('en')}`;
  if (change.transport !== undefined) return `Try ${change.transport} memory`;
  if (change.serialShare !== undefined) return 'Try without the serial share';
  return `Try ${change.processors?.at(-1) ?? 1} processors`;
}
