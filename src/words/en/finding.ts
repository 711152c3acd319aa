// English findings: the sentences under the chart.

import { all, kernelName, processorsOf, samplesOf } from './phrases.ts';
import {
  formatAbout,
  formatBytes,
  formatMs,
  formatNumber,
  formatP,
  formatPercent,
  formatThroughput,
  formatTimes,
} from '../quantity.ts';
import type { Sentences } from '../sentences.ts';

/** Fits on fewer points than this name them. */
const manyPoints = 4;
function restsOn(points: number): string {
  return points < manyPoints ? `; it rests on ${points} counts only` : '';
}

/** The sentences of all `finding.` keys. */
export const findingSentences = {
  'finding.not-verified': ({ processors, noun }) =>
    `The result on ${all(processors)} ${noun}${processors.length === 1 && processors[0] === 1 ? '' : 's'} is wrong: it differs from the JavaScript kernel’s, so no speedup is given there.`,
  'finding.baseline-not-verified': ({ kernel }) =>
    `The result of the serial baseline (${kernelName(kernel)}) is wrong, so nothing is compared with it.`,
  'finding.speedup': ({ processors, times, noun }) =>
    `${processorsOf(processors, noun)} were ${formatTimes(times)} times as fast as 1.`,
  'finding.slower': ({ processors, times, noun }) =>
    `${processorsOf(processors, noun)} were slower than 1: they took ${formatTimes(times)} times as long.`,
  'finding.superlinear': ({ processors, times, low, high, noun }) =>
    `${processorsOf(processors, noun)} were ${formatTimes(times)} times as fast as 1 (${formatTimes(low)} to ${formatTimes(high)}), more than ${formatNumber(processors)} times: a superlinear speedup, as when a part of the data fits a cache that the whole does not.`,
  'finding.serial-wins': ({ kernel, serialMs, processors, teamMs, times, noun }) =>
    `Do not use ${noun}s here: the best serial program (${kernelName(kernel)}, one task) took ${formatMs(serialMs)}, and the best team, ${processorsOf(processors, noun)}, ${formatMs(teamMs)}: ${formatTimes(times)} times as long.`,
  'finding.few-rounds': ({ processors, times, rounds, noun }) =>
    `${processorsOf(processors, noun)} were ${formatTimes(times)} times as fast as 1 in ${samplesOf(rounds)}, which are too few to tell so small a difference from noise: take 6 or more.`,
  'finding.no-faster': ({ processors, times, low, high, noun }) =>
    `${processorsOf(processors, noun)} were neither faster nor slower than 1 as far as these times tell: ${formatTimes(times)} times as fast, somewhere from ${formatTimes(low)} to ${formatTimes(high)}.`,
  'finding.best': ({ processors, times, noun }) =>
    `The best were ${processorsOf(processors, noun)}, ${formatTimes(times)} times as fast as 1.`,
  'finding.hybrid': ({ workers, better, times, low, high }) => {
    const crew = processorsOf(workers, 'worker');
    const alone = better === 'gpu' ? 'the GPU alone' : `${crew} alone`;
    if (low !== null && high !== null && low <= 1 && 1 <= high) {
      return `The GPU and ${crew} together were neither faster nor slower than ${alone} as far as these times tell: ${formatTimes(times)} times as fast, somewhere from ${formatTimes(low)} to ${formatTimes(high)}.`;
    }
    if (times < 1) {
      return `The GPU and ${crew} together were slower than ${alone}: they took ${formatTimes(1 / times)} times as long.`;
    }
    return `The GPU and ${crew} together were ${formatTimes(times)} times as fast as ${alone}.`;
  },
  'finding.hybrid-parts': ({ workers, gpuAlone, workersAlone, ofSum, unit }) =>
    `Alone the GPU does ${formatThroughput(gpuAlone, unit)} and ${processorsOf(workers, 'worker')} ${workers === 1 ? 'does' : 'do'} ${formatThroughput(workersAlone, unit)}; together they reached ${formatPercent(ofSum)} of that sum.`,
  'finding.hybrid-split': ({ gpuShare, bestShare }) =>
    gpuShare === 0
      ? 'In most runs the GPU stood aside: with it the workers lost more than it did, as where it computes on their own cores.'
      : `The GPU did ${formatPercent(gpuShare)} of the tasks; if neither slowed the other, ${formatPercent(bestShare)} would make both end together.`,
  'finding.one-point': ({ medianMs, throughput, unit, noun }) =>
    `One ${noun} took ${formatMs(medianMs)}, which is ${formatThroughput(throughput, unit)}; measure more processors to see a speedup.`,
  'finding.one-of-several': ({ medianMs, throughput, unit, noun }) =>
    `One ${noun} took ${formatMs(medianMs)}, which is ${formatThroughput(throughput, unit)}.`,
  'finding.amdahl': ({ p, low, high, points }) =>
    `Amdahl’s law fits these times with a parallel fraction p = ${formatP(p)}${low === null || high === null ? '' : ` (${formatP(low)} to ${formatP(high)})`}${restsOn(points)}.`,
  'finding.law-misses': ({ processors, medianMs, fittedMs }) =>
    `It does not fit all of them: for ${processors} processors it gives ${formatMs(fittedMs)}, and ${formatMs(medianMs)} were measured. Something grows or shrinks with the processors that the law does not know.`,
  'finding.limit': ({ limit, low, high }) =>
    `If that is all, no number of processors passes ${formatAbout(limit)} times (${formatAbout(low)} to ${formatAbout(high)}).`,
  'finding.two-counts': ({ p, third, ms, times, cores }) =>
    `Any two times fit an Amdahl curve, and this one has p = ${formatP(p)}: it is a sketch. ${
      third === null || ms === null || times === null
        ? `Only a third count could test it, and this machine has ${formatNumber(cores ?? Number.NaN)} cores.`
        : `A third count would test it: on ${formatNumber(third)} processors the curve predicts ${formatMs(ms)}, ${formatAbout(times)} times as fast as one.`
    }`,
  'finding.no-serial': ({ low, points }) =>
    `No serial part could be measured: the Amdahl curve through these times has p = 1${low === null ? '' : ` (at least ${formatP(low)})`}${restsOn(points)}.`,
  'finding.rises': ({ points }) =>
    `Amdahl’s law cannot fit these ${points} times: they do not fall with more processors, and by the law they never rise.`,
  'finding.construction': ({ byConstruction, fitted, difference, imbalance }) =>
    `The serial share you set makes p = ${formatP(byConstruction)}; the curve has ${formatP(fitted)}, and the difference of ${Math.abs(difference).toFixed(3)} is ${imbalance ? 'mostly load imbalance: while processors wait for the busiest, the run looks serial' : 'overhead and machine'}.`,
  'finding.spans': ({ fromSpans }) =>
    `Seen in the time of one processor, ${formatP(fromSpans)} of the useful work is parallel.`,
  'finding.moved': ({ processors, bytes, transferMs, share, noun }) =>
    `At ${processorsOf(processors, noun)}, ${formatBytes(bytes)} crossed between them and the driver; moving it took ${formatMs(transferMs)}, ${formatPercent(share)} of ${processors === 1 ? 'its' : 'their'} time.`,
  'finding.cold-start': ({ processors, medianMs, low, high, starts, noun }) => {
    const spread =
      low === null || high === null
        ? starts === 1
          ? 'in 1 start'
          : `the median of ${starts} starts`
        : `${formatMs(low)} to ${formatMs(high)}, ${starts} starts`;
    return `Started from nothing, ${processorsOf(processors, noun)} ${processors === 1 ? 'is' : 'are'} ready after ${formatMs(medianMs)} (${spread}); no time above has this in it.`;
  },
  'finding.baseline': ({ kernel, medianMs, absolute, processors, noun }) =>
    `The baseline is the best serial program, the ${kernelName(kernel)} kernel as one task in one worker: ${formatMs(medianMs)}. Against it, ${processorsOf(processors, noun)} ${processors === 1 ? 'was' : 'were'} ${formatTimes(absolute)} times as fast.`,
} satisfies Partial<Sentences>;
