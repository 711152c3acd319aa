// English for what studies of several runs showed.

import { formatBytes, formatNumber, formatP, formatPercent, formatTimes } from '../quantity.ts';
import { all } from './phrases.ts';
import { sizeMapSentences } from './size-map.ts';
import type { Sentences } from '../sentences.ts';
import type { StudyMessages } from '../study-message.ts';

type Sides = Pick<
  StudyMessages['study.comparison'],
  'processors' | 'schedules' | 'grains' | 'onGpu'
>;
/** The first side, or the second. */
type Which = 0 | 1;

/** "were" of several workers, "was" of all else. */
function verb({ processors, onGpu }: Sides, which: Which): string {
  if (onGpu[which]) return 'was';
  const own = processors[which] ?? 1;
  return own !== processors[1 - which] && own > 1 ? 'were' : 'was';
}

/** A side in words, with what tells it from the other. */
function sideInWords({ processors, schedules, grains, onGpu }: Sides, which: Which): string {
  if (onGpu[which]) return 'the GPU';
  const own = processors[which];
  if (own !== processors[1 - which]) return `${own} ${own === 1 ? 'worker' : 'workers'}`;
  if (schedules[which] !== schedules[1 - which]) return `the ${schedules[which]} schedule`;
  const grain = grains[which];
  return grain == null ? 'the grain as planned' : `a grain of ${grain.toLocaleString('en')}`;
}

/** With fewer, an interval covers far less than it says. */
const fewestRounds = 6;

/** Which side is faster, by how much, after how many rounds; or that none was. */
function comparison(values: StudyMessages['study.comparison']): string {
  const { times, low, high, rounds, apart } = values;
  const [first, second] = [sideInWords(values, 0), sideInWords(values, 1)];
  const between = (from: number | null, to: number | null): string =>
    from === null || to === null ? '' : ` (${formatTimes(from)} to ${formatTimes(to)})`;
  const after = `after ${rounds} rounds`;
  const were = `${first} ${verb(values, 0)} ${formatTimes(times)} times as fast as ${second}`;
  if (!apart && rounds < fewestRounds) {
    return `Too few rounds to tell: ${were} ${after}, and an interval needs ${fewestRounds}.`;
  }
  if (!apart) return `No difference could be seen ${after}: ${were}${between(low, high)}.`;
  if (times >= 1) return `Yes: ${were}${between(low, high)}, ${after}.`;
  const inverse = (end: number | null): number | null => (end === null ? null : 1 / end);
  return `No: ${second} ${verb(values, 1)} ${formatTimes(1 / times)} times as fast as ${first}${between(inverse(high), inverse(low))}, ${after}.`;
}

/** From which size on which side is faster, or that one was at every size. */
function breakEven(values: StudyMessages['study.break-even']): string {
  const { unit, size, firstBelow, clear, sizes } = values;
  const [below, above]: readonly [Which, Which] = firstBelow ? [0, 1] : [1, 0];
  if (clear === 0) return 'No difference could be seen at any size measured.';
  if (size === null) {
    const winner = `${capital(sideInWords(values, below))} ${verb(values, below)} faster`;
    return clear === sizes
      ? `${winner} at every size measured.`
      : `${winner} at ${clear} of ${sizes} sizes; at the others no difference could be seen.`;
  }
  // Two digits: no search is finer.
  const inUnit = `${formatNumber(Number(size.toPrecision(2)))}${unit && ` ${unit}`}`;
  return `From about ${inUnit} on ${sideInWords(values, above)} ${verb(values, above)} faster; below, ${sideInWords(values, below)}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The sentences of all `study.` keys. */
export const studySentences = {
  'study.wrong': () => 'A result was wrong, so nothing is said of which is faster.',
  'study.comparison': comparison,
  'study.break-even': breakEven,
  'study.growth-none': ({ leftOut }) =>
    leftOut.length > 0
      ? 'This machine has no core for any of these counts: measure fewer workers.'
      : 'This problem cannot grow: it is as large as it can be.',
  'study.growth-noisy': () => 'These runs do not agree, so nothing is concluded: measure again.',
  'study.growth': ({ processors, times, low, high }) =>
    `With a problem that grows, ${processors} workers do ${formatTimes(times)} times the work of one in the same time${low === null || high === null ? '' : ` (${formatTimes(low)} to ${formatTimes(high)})`}.`,
  'study.growth-law': ({ share, low, high }) =>
    `Gustafson’s law fits with a serial share of ${formatP(share)}${low === null || high === null ? '' : ` (${formatP(low)} to ${formatP(high)})`} of the time on the parallel system.`,
  'study.growth-imbalance': ({ processors, lost }) =>
    `Load imbalance cost ${formatPercent(lost)} at ${processors} workers, so no serial share is fitted: waiting for the busiest is not serial work.`,
  'study.growth-left-out': ({ leftOut }) =>
    `Left out: ${all(leftOut.map(String))} workers, for which this machine has no cores.`,
  ...sizeMapSentences,
  'study.ceiling': ({ capacity, processors, times, bytesPerSecond }) =>
    `This machine gives a pure computation ${formatTimes(times)} times the speed of one worker on ${processors} ${processors === 1 ? 'worker' : 'workers'}, and beyond ${capacity} it gains nothing. A sweep through memory moves ${formatBytes(bytesPerSecond)} a second at most.`,
} satisfies Partial<Sentences>;
