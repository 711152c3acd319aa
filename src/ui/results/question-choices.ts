// The two sides of a question about a record's experiment, and how they are said.

import type { RunRecord } from '../../record/run-record.ts';
import type { Answer, Catalogue, Side } from '../../store/catalogue.ts';
import type { BreakEven } from '../../store/lab.ts';
import { crossingOf, fasterSide } from '../../store/size-search.ts';
import { formatNumber, formatTimes } from '../../words/quantity.ts';

export const questionKinds = [
  { id: 'processors', title: 'processors' },
  { id: 'schedule', title: 'schedules' },
  { id: 'grain', title: 'grains' },
  { id: 'backend', title: 'GPU' },
] as const;
export type QuestionKind = (typeof questionKinds)[number]['id'];

/** A side that can be chosen. */
export interface SideChoice {
  readonly id: string;
  readonly title: string;
  readonly side: Side;
}

/** Workgroups of the GPU as a whole: enough for any. */
const gpuWorkgroups = 1_024;

/** Whether the record's experiment can be asked of the GPU: it has one, a kernel for it, and no serial share. */
export function canAskGpu({ plan }: RunRecord, { workloads }: Catalogue, gpu: boolean): boolean {
  const workload = workloads.find(({ id }) => id === plan.workload);
  return gpu && plan.serialShare === 0 && workload?.kernels.includes('wgsl') === true;
}

/** Times as coarse or fine that are asked about. */
const grainSteps = [1 / 8, 1, 8];

/** What can be held against each other, the record's own among them. */
export function sideChoices(
  kind: QuestionKind,
  record: RunRecord,
  schedules: Catalogue['schedules'],
): readonly SideChoice[] {
  const { plan } = record;
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
    case 'backend':
      return [
        { id: 'gpu', title: 'GPU', side: { ...own, processors: gpuWorkgroups, onGpu: true } },
        ...sideChoices('processors', record, schedules),
      ];
  }
}

/** The sides that are asked about first: the record's own, and the nearest other. */
export function firstChoices(
  choices: readonly SideChoice[],
  kind: QuestionKind,
  { plan }: RunRecord,
): readonly [string, string] {
  if (kind === 'backend') return ['gpu', String(plan.processors.at(-1))];
  const mine = { processors: plan.processors.at(-1), schedule: plan.schedule, grain: plan.grain };
  const own = String(mine[kind]);
  const others = choices.filter(({ id }) => id !== own);
  // The next fewer processors; the first of other schedules and grains.
  const other = kind === 'processors' ? others.at(-1) : others[0];
  return [own, other?.id ?? own];
}

/** "were" of several workers, "was" of all else. */
function verb(side: Side, other: Side): string {
  if (side.onGpu) return 'was';
  return side.processors !== other.processors && side.processors > 1 ? 'were' : 'was';
}

/** A side in words, with what tells it from the other. */
function sideInWords(side: Side, other: Side): string {
  if (side.onGpu) return 'the GPU';
  if (side.processors !== other.processors) {
    return `${side.processors} ${side.processors === 1 ? 'worker' : 'workers'}`;
  }
  if (side.schedule !== other.schedule) return `the ${side.schedule} schedule`;
  return `a grain of ${side.grain?.toLocaleString('en')}`;
}

/** With fewer, an interval covers far less than it says. */
const fewestRounds = 6;

/** Which side is faster, by how much, after how many rounds; or that none was. */
export function answerInWords({ sides, times, interval, rounds, apart, verified }: Answer): string {
  const [one, other] = sides;
  const [first, second] = [sideInWords(one, other), sideInWords(other, one)];
  if (!verified) return 'A result was wrong, so nothing is said of which is faster.';
  const ends = interval ?? [Number.NaN, Number.NaN];
  const between = (low: number, high: number): string =>
    interval === null ? '' : ` (${formatTimes(low)} to ${formatTimes(high)})`;
  const after = `after ${rounds} rounds`;
  if (!apart && rounds < fewestRounds) {
    return `Too few rounds to tell: ${first} ${verb(one, other)} ${formatTimes(times)} times as fast as ${second} ${after}, and an interval needs ${fewestRounds}.`;
  }
  if (!apart) {
    return `No difference could be seen ${after}: ${first} ${verb(one, other)} ${formatTimes(times)} times as fast as ${second}${between(ends[0], ends[1])}.`;
  }
  if (times >= 1) {
    return `Yes: ${first} ${verb(one, other)} ${formatTimes(times)} times as fast as ${second}${between(ends[0], ends[1])}, ${after}.`;
  }
  return `No: ${second} ${verb(other, one)} ${formatTimes(1 / times)} times as fast as ${first}${between(1 / ends[1], 1 / ends[0])}, ${after}.`;
}

/** A side in a word or two, as a column's head. */
export function sideTitle(
  { processors, schedule, onGpu }: Side,
  i: number,
  sides: readonly Side[],
): string {
  if (onGpu) return 'GPU';
  const other = sides[1 - i];
  if (other && !other.onGpu && other.processors === processors) return schedule;
  return `n = ${processors}`;
}

/** From which size on which side is faster, or that one was at every size. */
export function breakEvenInWords({ sides, steps, unit, searching }: BreakEven): string {
  const [one, other] = sides;
  const [first, second] = [sideInWords(one, other), sideInWords(other, one)];
  const smallest = steps[0];
  const size = crossingOf(steps);
  if (!smallest) return searching ? 'Measuring the first size …' : 'No size could be measured.';
  const still = searching ? ' Still measuring …' : '';
  const clear = steps.filter(({ apart }) => apart);
  const firstWins = fasterSide(clear[0] ?? smallest) === 'first';
  const [below, above] = firstWins ? [first, second] : [second, first];
  const [side, against] = above === first ? [one, other] : [other, one];
  const inUnit = (value: number): string => `${formatNumber(value)}${unit && ` ${unit}`}`;
  if (clear.length === 0) return `No difference could be seen at any size measured.${still}`;
  if (size === undefined) {
    const [faster, slower] = firstWins ? [one, other] : [other, one];
    const winner = `${capital(below)} ${verb(faster, slower)} faster`;
    return clear.length === steps.length
      ? `${winner} at every size measured.${still}`
      : `${winner} at ${clear.length} of ${steps.length} sizes; at the others no difference could be seen.${still}`;
  }
  return `From about ${inUnit(roundedSize(size))} on ${above} ${verb(side, against)} faster; below, ${below}.${still}`;
}

/** Two digits: no search is finer. */
function roundedSize(size: number): number {
  return Number(size.toPrecision(2));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
