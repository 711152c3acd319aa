// English sentences on samples that do not agree, and on what may have disturbed them.

import { processorsOf, samplesOf } from './phrases.ts';
import { formatMs, formatPercent, formatTimes } from '../quantity.ts';
import type { ProcessorNoun } from '../processor-noun.ts';
import type { Sentences } from '../sentences.ts';

function place(processors: number, noun: ProcessorNoun): string {
  return processors === 0 ? 'in the best serial program' : `on ${processorsOf(processors, noun)}`;
}

/** "1.05 of 2 cores". */
function coresOf(given: number, cores: number): string {
  return `${given.toFixed(2)} of ${cores.toLocaleString('en')} cores`;
}

/** The sentences of `StabilityMessages`. */
export const stabilitySentences = {
  'finding.disagree': ({ processors, groups, fastMs, slowMs, noun }) =>
    groups
      ? `These runs do not agree: ${place(processors, noun)}, some took ${formatMs(fastMs)} and some ${formatMs(slowMs)}.`
      : `These runs do not agree: ${place(processors, noun)}, they took from ${formatMs(fastMs)} to ${formatMs(slowMs)}.`,
  'finding.disagree-interval': ({ processors, low, high, noun }) =>
    `These runs do not agree: by them, ${processorsOf(processors, noun)} may be ${formatTimes(low)} or ${formatTimes(high)} times as fast as 1.`,
  'finding.cores-taken': ({ cores, given }) =>
    `Something else used this machine: only ${coresOf(given, cores)} were free.`,
  'finding.too-noisy': () =>
    'Nothing is concluded from times like these. Close other programs and tabs, let the machine rest for a minute, and measure again.',
  'cause.other-programs': ({ cores, given }) =>
    cores === null || given === null
      ? 'Another program, such as an update or a virus scanner, may have used the processor.'
      : `Another program used the processor: between the runs, only ${coresOf(given, cores)} were free.`,
  'cause.other-tab': () => 'Another tab or window of this browser may have been at work.',
  'cause.heat': ({ percent }) =>
    percent === null
      ? 'The processor may have become hot and slowed its clock down.'
      : `The processor may have become hot and slowed its clock down: the later rounds took ${formatPercent(percent / 100)} longer than the earlier ones.`,
  'cause.power': () =>
    'The machine may save energy: on its battery or in a power-saving mode, the clock of the processor goes up and down.',
  'cause.browser-power': () =>
    'The browser may save energy: its energy saver slows a page down, most of all a window that is covered.',
  'cause.neighbour': () =>
    'If this machine is a virtual one, another one on the same hardware may have used its cores.',
  'cause.stopped': ({ samples, longestMs }) =>
    `The system or the browser stopped the page: during ${samplesOf(samples)} nothing ran for up to ${formatMs(longestMs)}.`,
  'incident.stalled': ({ ms }) => `Nothing ran for ${formatMs(ms)}.`,
} satisfies Partial<Sentences>;
