// English warnings: what makes a record less sure, and what would make it surer.

import { all, processorsOf, samplesOf } from './phrases.ts';
import { formatMs, formatNumber, formatPercent, formatTimes } from '../quantity.ts';
import type { Sentences } from '../sentences.ts';

/** The sentences of all `warning.` keys. */
export const warningSentences = {
  'warning.few-samples': ({ samples }) =>
    `${samplesOf(samples)} cannot give a 95 % interval of a median: take 6 or more.`,
  'warning.beyond-cores': ({ processors, cores, measured }) =>
    `${measured ? 'This machine was measured to have' : 'The browser reports'} ${cores.toLocaleString('en')} ${cores === 1 ? 'core' : 'cores'}, so at ${all(processors)} processors some share a core: ${processors.length === 1 ? 'this point is' : 'these points are'} drawn but not part of the fit.`,
  'warning.idle-processors': ({ tasks, processors, grain, noun }) =>
    `There ${tasks === 1 ? 'is 1 task' : `are ${tasks.toLocaleString('en')} tasks`} for ${processorsOf(processors, noun)}, so ${(processors - tasks).toLocaleString('en')} of them ${processors - tasks === 1 ? 'has' : 'have'} nothing to do: ${grain === null ? 'there are too few items for so many' : `a grain of ${grain.toLocaleString('en')} at most gives each a task`}.`,
  'warning.no-serial-task': ({ share, tasks, least }) =>
    `A serial share of ${share} of ${tasks === 1 ? '1 task' : `${tasks.toLocaleString('en')} tasks`} is less than one task, so nothing is serial: ${least === null ? 'a finer grain makes more tasks' : `a share of ${least} sets one task aside, and a finer grain makes more tasks`}.`,
  'warning.not-isolated': () =>
    'The page is not cross-origin isolated: there is no shared memory and the clock is coarse. Open the page that npm start serves for better times.',
  'warning.short-samples': ({ medianMs, resolutionMs, processors, noun }) =>
    `A run on ${processorsOf(processors, noun)} takes ${formatMs(medianMs)}, under 100 steps of the clock (${formatMs(resolutionMs)} each): choose a larger size.`,
  'warning.outliers': ({ processors, count, samples, noun }) =>
    `On ${processorsOf(processors, noun)}, ${count.toLocaleString('en')} of ${samplesOf(samples)} ${count === 1 ? 'lies' : 'lie'} far from the others; the median bears that. Close other programs for calmer times.`,
  'warning.disturbed': ({ samples, incidents }) =>
    `Workers were replaced ${incidents === 1 ? 'once' : `${formatNumber(incidents)} times`} during ${samplesOf(samples)}: the results are whole, but the times are kept in the record and left out of the numbers. Run again if it happens often.`,
  'warning.wasm-off': ({ reason }) =>
    `The WASM kernel is off here (${reason}), so the baseline is the JavaScript kernel. A current Chrome, Edge, Firefox or Safari runs both.`,
  'warning.hidden': ({ samples }) =>
    `The page was hidden during ${samplesOf(samples)}, when browsers slow a page down: ${samples === 1 ? 'it is' : 'they are'} kept in the record and left out of the numbers. Keep the page in view while it measures.`,
  'warning.stalled': ({ samples, longestMs }) =>
    `During ${samplesOf(samples)} nothing ran for up to ${formatMs(longestMs)}, as if the browser had been stopped or its clock had jumped: ${samples === 1 ? 'it is' : 'they are'} kept in the record and left out of the numbers. Keep the machine awake while it measures.`,
  'warning.cores-taken': ({ cores, given }) =>
    `Something else used this machine for a while: only ${given.toFixed(2)} of ${formatNumber(cores)} cores were free between some runs. Close other programs and measure again.`,
  'warning.software-gpu': ({ adapter }) =>
    `The graphics adapter${adapter === '' ? '' : ` (${adapter})`} is software running on the processor: its times say nothing about a graphics card. Switch on hardware acceleration where there is one.`,
  'warning.drift': ({ percent }) =>
    `The machine became ${percent > 0 ? 'slower' : 'faster'} while it measured: the second half of the rounds took ${formatPercent(Math.abs(percent) / 100)} ${percent > 0 ? 'longer' : 'less time'} than the first. Run again when it is cool and idle.`,
  'warning.first-gpu-run': ({ compileMs }) =>
    `The GPU’s programs were compiled for this run, in ${formatMs(compileMs)}: that is set-up and not counted, but a page that computes once pays for it. Run again to see the set-up without.`,
  'warning.other-load': ({ times }) =>
    `This machine is busy with something else, or slowed down: the computation by which it was measured takes ${formatTimes(times)} times as long now. Close other programs, or let it cool, and run again.`,
  'warning.on-battery': () =>
    'This machine runs on its battery, and may slow its processor down to save it. Plug it in for times that can be compared.',
} satisfies Partial<Sentences>;
