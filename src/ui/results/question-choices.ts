// The two sides of a question about a record's experiment, and how they are said.

import type { RunRecord } from '../../record/run-record.ts';
import type { Answer, Catalogue, Side } from '../../store/catalogue.ts';
import { formatTimes } from '../../words/quantity.ts';

export const questionKinds = [
  { id: 'processors', title: 'processors' },
  { id: 'schedule', title: 'schedules' },
  { id: 'grain', title: 'grains' },
] as const;
export type QuestionKind = (typeof questionKinds)[number]['id'];

/** A side that can be chosen. */
export interface SideChoice {
  readonly id: string;
  readonly title: string;
  readonly side: Side;
}

/** Times as coarse or fine that are asked about. */
const grainSteps = [1 / 8, 1, 8];

/** What can be held against each other, the record's own among them. */
export function sideChoices(
  kind: QuestionKind,
  { plan }: RunRecord,
  schedules: Catalogue['schedules'],
): readonly SideChoice[] {
  const own: Side = {
    processors: plan.processors.at(-1) ?? 1,
    schedule: plan.schedule,
    grain: plan.grain,
  };
  switch (kind) {
    case 'processors':
      return plan.processors.map((processors) => ({
        id: String(processors),
        title: String(processors),
        side: { ...own, processors },
      }));
    case 'schedule':
      return schedules.map(({ id, title }) => ({
        id,
        title,
        side: { ...own, schedule: id as Side['schedule'] },
      }));
    case 'grain': {
      const grains = grainSteps
        .map((step) => Math.round(plan.grain * step))
        .filter((grain) => grain >= 1 && grain <= plan.items);
      return [...new Set(grains)].map((grain) => ({
        id: String(grain),
        title: grain.toLocaleString('en'),
        side: { ...own, grain },
      }));
    }
  }
}

/** The sides that are asked about first: the record's own, and the nearest other. */
export function firstChoices(
  choices: readonly SideChoice[],
  kind: QuestionKind,
  { plan }: RunRecord,
): readonly [string, string] {
  const mine = { processors: plan.processors.at(-1), schedule: plan.schedule, grain: plan.grain };
  const own = String(mine[kind]);
  const others = choices.filter(({ id }) => id !== own);
  // The next fewer processors; the first of other schedules and grains.
  const other = kind === 'processors' ? others.at(-1) : others[0];
  return [own, other?.id ?? own];
}

/** "were" of several workers, "was" of all else. */
function verb(side: Side, other: Side): string {
  return side.processors !== other.processors && side.processors > 1 ? 'were' : 'was';
}

/** A side in words, with what tells it from the other. */
function sideInWords(side: Side, other: Side): string {
  if (side.processors !== other.processors) {
    return `${side.processors} ${side.processors === 1 ? 'worker' : 'workers'}`;
  }
  if (side.schedule !== other.schedule) return `the ${side.schedule} schedule`;
  return `a grain of ${side.grain.toLocaleString('en')}`;
}

/** Which side is faster, by how much, after how many rounds; or that none was. */
export function answerInWords({ sides, times, interval, rounds, apart, verified }: Answer): string {
  const [one, other] = sides;
  const [first, second] = [sideInWords(one, other), sideInWords(other, one)];
  if (!verified) return 'A result was wrong, so nothing is said of which is faster.';
  const ends = interval ?? [Number.NaN, Number.NaN];
  const between = (low: number, high: number): string =>
    interval === null ? '' : ` (${formatTimes(low)} to ${formatTimes(high)})`;
  const after = `after ${rounds} rounds`;
  if (!apart) {
    return `No difference could be seen ${after}: ${first} ${verb(one, other)} ${formatTimes(times)} times as fast as ${second}${between(ends[0], ends[1])}.`;
  }
  if (times >= 1) {
    return `Yes: ${first} ${verb(one, other)} ${formatTimes(times)} times as fast as ${second}${between(ends[0], ends[1])}, ${after}.`;
  }
  return `No: ${second} ${verb(other, one)} ${formatTimes(1 / times)} times as fast as ${first}${between(1 / ends[1], 1 / ends[0])}, ${after}.`;
}
