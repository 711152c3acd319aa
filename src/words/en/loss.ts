// English sentences on why a run was not n times as fast: what was lost, how it shows, and the change that would help.

import { all, processorsOf } from './phrases.ts';
import { changeInWords } from './remedy.ts';
import { formatAbout, formatBytes, formatMs, formatPercent, formatTimes } from '../quantity.ts';
import type { LargestLoss } from '../loss-message.ts';
import type { Sentences } from '../sentences.ts';

/** How the sentence on the largest loss begins. */
function opening({ processors, speedup, factor }: LargestLoss, cause: string): string {
  return `Why ${formatTimes(speedup)} times and not ${processors}? ${cause} cost ${formatPercent(1 - factor)}.`;
}

/** What paid for a run beside computing, the larger of two first. */
function overhead(waiting: number, runtime: number): string {
  const parts = [
    { share: waiting, words: 'Waiting to start and at barriers' },
    { share: runtime, words: 'Handing out tasks' },
  ].toSorted((a, b) => b.share - a.share);
  const [most] = parts;
  return most ? `${most.words} took ${formatPercent(most.share)} of the processors’ time.` : '';
}

/** The sentences of `finding.loss-` keys and what belongs to them. */
export const lossSentences = {
  'finding.loss-load-balance': ({ busiest, ...loss }) =>
    `${opening(loss, 'Load imbalance')} The busiest ${loss.noun} computed ${formatTimes(busiest)} times as long as the mean.`,
  'finding.busiest': ({ lane, computeMs, waitsMs, others, noun }) => {
    const waits =
      others === waitsMs.length
        ? all(waitsMs.map(formatMs))
        : `${formatMs(waitsMs[0] ?? Number.NaN)} to ${formatMs(waitsMs.at(-1) ?? Number.NaN)}`;
    return `${noun.charAt(0).toUpperCase()}${noun.slice(1)} ${lane + 1} computed for ${formatMs(computeMs)} while the other${others === 1 ? '' : 's'} waited ${waits}.`;
  },
  'finding.loss-serialisation': ({ serialShare, combining, ...loss }) =>
    `${opening(loss, 'Serial work')} In ${formatPercent(serialShare)} of the useful time only one ${loss.noun} could work${
      combining > 1 / 3
        ? `, and ${formatPercent(combining)} of that combined what the tasks had made`
        : ''
    }.`,
  'finding.loss-transfer': ({ bytes, moving, waiting, runtime, transport, ...loss }) =>
    transport === 'shared'
      ? `${opening(loss, 'Overhead')} ${overhead(waiting, runtime)}`
      : `${opening(loss, 'Communication')} Moving ${formatBytes(bytes)} by ${transport} took ${formatPercent(moving)} of the processors’ time.`,
  'finding.loss-unaccounted': (loss) =>
    `${opening(loss, 'Time that no span covers')} The lab cannot say what it was spent on.`,
  'finding.loss-contention': ({ arrays, ...loss }) =>
    `${opening(loss, 'Contention')} All ${loss.noun}s update ${all(arrays)} at once and wait for each other there.`,
  'finding.loss-computation': ({ longer, cores, measured, ...loss }) =>
    cores !== null && loss.processors > cores
      ? `${opening(loss, 'Sharing cores')} ${processorsOf(loss.processors, loss.noun)} share the ${cores} cores that ${measured ? 'were measured' : 'the browser reports'}.`
      : `${opening(loss, 'Slower computation')} The same tasks took ${formatTimes(longer)} times as long beside others: memory bandwidth, shared caches and the clock of the processor are the usual causes, and the lab cannot tell them apart.`,
  'finding.no-loss': ({ processors, efficiency, noun }) =>
    `${processorsOf(processors, noun)} were used almost fully: ${formatPercent(efficiency)} of ${processors} times, and no single cause took a twentieth.`,
  'finding.try': ({ gain, ...change }) =>
    `Try ${changeInWords(change)}: predicted ${formatAbout(gain)} times as fast.`,
} satisfies Partial<Sentences>;
