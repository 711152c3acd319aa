// What runs reached over their time, a line for every processor count: the last sample of each.

import type { Arrays } from '../contract/array.ts';
import type { LinesPicture } from '../contract/picture.ts';
import type { Milestones } from '../contract/workload.ts';
import type { StageEnd } from '../pipeline/run-trace.ts';

/** Points of a line at most. */
const mostPoints = 1_000;

type Line = LinesPicture['lines'][number];

/** The line of one run; at most `mostPoints` values, the first and the last among them. */
function lineOf(
  { stage, read }: Milestones,
  processors: number,
  stageEnds: readonly StageEnd[],
  output: Arrays,
): Line {
  const ends = stageEnds.filter((end) => end.stage.name === stage);
  const values = read(output).slice(0, ends.length);
  const count = Math.min(mostPoints, values.length);
  const chosen = Array.from({ length: count }, (_, i) =>
    count === 1 ? 0 : Math.round((i * (values.length - 1)) / (count - 1)),
  );
  return {
    label: `n = ${processors}`,
    x: chosen.map((i) => (ends[i]?.endMs ?? 0) / 1000),
    y: chosen.map((i) => values[i] ?? 0),
  };
}

export class MilestoneLines {
  readonly #milestones: Milestones | undefined;
  readonly #lines = new Map<number, Line>();

  constructor(milestones: Milestones | undefined) {
    this.#milestones = milestones;
  }

  /** A run of `processors`, in the place of the one before. */
  add(processors: number, stageEnds: readonly StageEnd[], output: Arrays): void {
    if (!this.#milestones) return;
    this.#lines.set(processors, lineOf(this.#milestones, processors, stageEnds, output));
  }

  /** No picture where the workload has no milestones. */
  pictures(): readonly LinesPicture[] {
    if (!this.#milestones || this.#lines.size === 0) return [];
    const { label, caption } = this.#milestones;
    const lines = [...this.#lines].sort(([a], [b]) => a - b).map(([, line]) => line);
    return [{ kind: 'lines', lines, xLabel: 'Time (s)', yLabel: label, caption }];
  }
}
