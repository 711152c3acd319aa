// English sentences on why a run was not n times as fast: the cause, how it shows, and what would help.

import { all, processorsOf } from './en-phrases.ts';
import { formatBytes, formatPercent, formatTimes } from './quantity.ts';
import type { Evening, LargestLoss } from './loss-message.ts';
import type { Sentences } from './sentences.ts';

/** How the sentence on the largest loss begins. */
function opening({ processors, speedup, noun, factor }: LargestLoss, cause: string): string {
  return `Why ${formatTimes(speedup)} times and not ${processors}? Most is lost to ${cause}: it leaves ${formatPercent(factor)} of what ${processorsOf(processors, noun)} could do.`;
}

/** What would make all equally busy. */
function evenOut(remedy: Evening, tasks: number): string {
  switch (remedy) {
    case 'dynamic':
      return 'try the dynamic schedule, which hands out what is left to whoever is free.';
    case 'finer':
      return `try a finer grain than the one that made ${tasks.toLocaleString('en')} tasks.`;
    case 'longest':
      return 'the longest task cannot be cut, and no schedule ends before it does.';
    case 'larger':
      return 'the tasks are small enough, but some began late; a larger size makes that weigh less.';
  }
}

/** The sentences of `finding.loss-` keys. */
export const lossSentences = {
  'finding.loss-load-balance': ({ busiest, tasks, remedy, ...loss }) =>
    `${opening(loss, 'load balance')} The busiest computed ${formatTimes(busiest)} times as long as the mean while others waited: ${evenOut(remedy, tasks)}`,
  'finding.loss-serialisation': ({ serialShare, combining, ...loss }) =>
    `${opening(loss, 'serialisation')} In ${formatPercent(serialShare)} of the useful time only one could work: ${
      combining > 1 / 3
        ? `${formatPercent(combining)} of it combined what all tasks had made. Try a coarser grain, or aggregation in a tree, in which all combine.`
        : 'a smaller serial part, or a larger problem, is what helps.'
    }`,
  'finding.loss-transfer': ({ bytes, moving, waiting, transport, ...loss }) =>
    transport === 'shared'
      ? `${opening(loss, 'transfer and runtime')} Being told of work and waiting at barriers took ${formatPercent(waiting)} of the processors’ time: a larger size makes it weigh less.`
      : `${opening(loss, 'transfer and runtime')} Moving ${formatBytes(bytes)} took ${formatPercent(moving)} of the processors’ time: try the shared transport, where nothing is moved.`,
  'finding.loss-unaccounted': (loss) =>
    `${opening(loss, 'what no span covers')} The lab cannot say where that time went: look at the timeline, and measure again on a quiet machine.`,
  'finding.loss-contention': ({ arrays, ...loss }) =>
    `${opening(loss, 'contention')} All ${loss.noun}s update ${all(arrays)} at once and wait for each other: an array for each, combined in the end, would take that away.`,
  'finding.loss-computation': ({ cores, measured, ...loss }) =>
    `${opening(loss, 'computation')} The same tasks took longer beside others: ${
      cores !== null && loss.processors > cores
        ? `there are more ${loss.noun}s than the ${cores} cores that ${measured ? 'were measured' : 'the browser reports'}; fewer are as fast.`
        : 'they share memory bandwidth, the clock or cores of this machine, which a program cannot change.'
    }`,
  'finding.no-loss': ({ processors, efficiency, noun }) =>
    `${processorsOf(processors, noun)} were used almost fully: ${formatPercent(efficiency)} of ${processors} times, and no single cause took a twentieth.`,
} satisfies Partial<Sentences>;
