// The bars of the waterfall: from n times down to the measured speedup, a cause each, and what it took.

import type { LossCause, LossPoint, Remedy } from '../../record/loss-point.ts';
import { changeInWords } from '../../words/en/remedy.ts';
import type { Change } from '../../words/loss-message.ts';

/** A bar from one speedup to the next; `factor` is what the second is of the first. */
export interface LossBar {
  readonly id: LossCause | 'startUp';
  readonly title: string;
  /** What it is, and how it was measured. */
  readonly meaning: string;
  readonly from: number;
  readonly to: number;
  readonly factor: number;
  readonly remedies: readonly Remedy[];
}

const texts: Readonly<Record<LossCause, readonly [title: string, meaning: string]>> = {
  loadBalance: ['Load imbalance', 'workers that wait for the busiest one'],
  serialisation: ['Serial work', 'only one may work: the serial share, and what the driver does'],
  transfer: [
    'Communication and overhead',
    'moving data, handing out, waking and barriers, beyond what one worker pays',
  ],
  unaccounted: ['Unaccounted', 'time that no span covers'],
  computation: ['Slower computation', 'the same tasks take longer beside others'],
};

/** What all update at once, and what is shared, have names of their own. */
function textOf(cause: LossCause, { contended }: LossPoint): readonly [string, string] {
  if (cause === 'computation' && contended)
    return ['Contention', `all update ${contended.join(', ')} and wait for each other`];
  return texts[cause];
}

/** In the order in which they multiply. */
export function lossBars(point: LossPoint): readonly LossBar[] {
  const { processors, lost = [], remedies } = point;
  let from = processors;
  return lost.map(({ cause, factor }) => {
    const [title, meaning] = textOf(cause, point);
    const to = from * factor;
    const bar = { id: cause, title, meaning, from, to, factor };
    from = to;
    return { ...bar, remedies: remedies.filter((remedy) => remedy.cause === cause) };
  });
}

/** A bar that took less is folded with the others, unless something would help. */
const folded = 0.97;

/** Bars that stand by themselves, and those that share a line. */
export function foldSmall(bars: readonly LossBar[]): {
  readonly shown: readonly LossBar[];
  readonly small: readonly LossBar[];
} {
  const isSmall = ({ factor, remedies }: LossBar): boolean =>
    factor > folded && factor < 1 / folded && remedies.length === 0;
  return { shown: bars.filter((bar) => !isSmall(bar)), small: bars.filter(isSmall) };
}

/** From the measured speedup to that of a run which first starts its own pool; undefined where that is not known. */
export function startUpBar(point: LossPoint): LossBar | undefined {
  const { speedup, wallMs, startUpMs, remedies } = point;
  if (startUpMs === undefined) return undefined;
  const factor = wallMs / (wallMs + startUpMs);
  return {
    id: 'startUp',
    title: 'Start-up',
    meaning: 'if every run started its own pool: workers, compiling, placing the input',
    from: speedup,
    to: speedup * factor,
    factor,
    remedies: remedies.filter(({ cause }) => cause === 'startUp'),
  };
}

function changeOf({ change: { parameters, ...change } }: Remedy): Change {
  return { ...change, ...(parameters && { parameters: Object.keys(parameters) }) };
}

/** As on a button. */
export function remedyTitle(remedy: Remedy): string {
  return `Try ${changeInWords(changeOf(remedy))}`;
}

/** As at the start of a sentence on what it led to. */
export function remedyOpening(remedy: Remedy): string {
  return `With ${changeInWords(changeOf(remedy))}`;
}
