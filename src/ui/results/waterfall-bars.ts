// The bars of the waterfall: from n times down to the measured speedup, a factor each.

import type { LossPoint, Remedy } from '../../record/loss-point.ts';

export type Factor = keyof LossPoint['factors'];

/** A bar from one speedup to the next; `factor` is what the second is of the first. */
export interface LossBar {
  readonly id: Factor | 'startUp';
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

/** From the measured speedup to that of a run which first starts its own pool; undefined where that is not known. */
export function startUpBar(point: LossPoint): LossBar | undefined {
  const { speedup, wallMs, startUpMs, remedies } = point;
  if (startUpMs === undefined) return undefined;
  const factor = wallMs / (wallMs + startUpMs);
  return {
    id: 'startUp',
    title: 'Start-up',
    meaning: 'If every run started its own pool: workers, compiling, placing the input.',
    from: speedup,
    to: speedup * factor,
    factor,
    remedies: remedies.filter(({ cause }) => cause === 'startUp'),
  };
}

/** What is new in a run with `remedy`; undefined where something is left out. */
function addition({ change }: Remedy): string | undefined {
  if (change.schedule !== undefined) return `the ${change.schedule} schedule`;
  if (change.grain !== undefined) return `a grain of ${change.grain.toLocaleString('en')}`;
  if (change.transport !== undefined) return `${change.transport} memory`;
  if (change.balance !== undefined) return 'chunks that cost alike';
  if (change.aggregation !== undefined) return `aggregation in a ${change.aggregation}`;
  if (change.coldStarts !== undefined) return 'a pool that is kept warm';
  if (change.parameters !== undefined) return 'an array for each task';
  return change.processors && `${change.processors.at(-1) ?? 1} processors`;
}

/** As on a button. */
export function remedyTitle(remedy: Remedy): string {
  return `Try ${addition(remedy) ?? 'without the serial share'}`;
}

/** As at the start of a sentence on what it led to. */
export function remedyOpening(remedy: Remedy): string {
  const added = addition(remedy);
  return added === undefined ? 'Without the serial share' : `With ${added}`;
}
