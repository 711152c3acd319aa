// What a person reads, in British English. A sentence says what is so, where, and what would work.

import { answerSentences } from './answer.ts';
import { beliefSentences } from './belief.ts';
import { fieldWords, type FieldWords } from './field.ts';
import { fileSentences } from './file.ts';
import { findingSentences } from './finding.ts';
import { lossSentences } from './loss.ts';
import { mediaSentences } from './media.ts';
import { all, either, quote } from './phrases.ts';
import { stabilitySentences } from './stability.ts';
import { pageSentences } from './page.ts';
import { recordSentences } from './record.ts';
import { studySentences } from './study.ts';
import { warningSentences } from './warning.ts';
import { formatBytes, formatCount, formatNumber } from '../quantity.ts';
import type { Sentences } from '../sentences.ts';

/** The words of a field; a parameter has none here. */
function wordsOfField(name: string): FieldWords | undefined {
  return new Map<string, FieldWords>(Object.entries(fieldWords)).get(name);
}

/** Why the times of a GPU's own clock were not used. */
const droppedReasons = {
  negative: 'its clock ran backwards',
  longer: 'they were longer than the submit that held them',
  coarse: 'its clock is too coarse for passes so short',
} as const;

/** What to do with a parameter that asks for too much. */
function lower(parameter: string, nearest: number | null): string {
  return nearest === null
    ? `lower the other parameters than ${parameter}`
    : `lower ${parameter} to ${formatNumber(nearest)} at most`;
}

export const english: Sentences = {
  ...warningSentences,
  ...recordSentences,
  ...studySentences,
  ...answerSentences,
  ...beliefSentences,
  ...fileSentences,
  ...findingSentences,
  ...lossSentences,
  ...stabilitySentences,
  ...mediaSentences,
  ...pageSentences,
  'check.word': ({ field, given, choices }) =>
    `There is no ${wordsOfField(field)?.noun ?? field} ${quote(given)}: choose ${either(choices)}.`,
  'check.kernel': ({ given, backend, choices }) =>
    `${backend} has no kernel ${quote(given)}: choose ${either(choices)}.`,
  'check.kernel-for-workload': ({ given, workload, choices }) =>
    `${workload} has no kernel ${quote(given)}: choose ${either(choices)}.`,
  'check.backend-for-workload': ({ backend, workload }) =>
    `${workload} has no kernel for ${backend}: choose another backend.`,
  'check.schedule-for-backend': ({ backend, only }) =>
    `${backend} hands out work in one way only: choose the schedule ${only}.`,
  'check.transport-for-backend': ({ backend, only }) =>
    `${backend} moves data in one way only: choose the transport ${only}, or auto.`,
  'check.shared-unavailable': () =>
    'Shared memory needs a cross-origin isolated page, and this page is not one: choose transfer or auto, open the page that npm start serves, or serve it with COOP and COEP headers.',
  'check.number': ({ field, given, min, max, integer }) => {
    const name = wordsOfField(field)?.label ?? field;
    const kind = integer ? 'a whole number' : 'a number';
    const but = given === 'NaN' ? 'what was given is no number' : `${quote(given)} is not`;
    return `${name} takes ${kind} from ${formatNumber(min)} to ${formatNumber(max)}; ${but}.`;
  },
  'check.choice': ({ field, given, choices }) =>
    `${field}: choose ${either(choices)}; ${given === 'NaN' ? 'what was given is none of them' : `${quote(given)} is none of them`}.`,
  'check.processors': ({ given, min, max }) =>
    `Processors takes whole numbers from ${formatNumber(min)} to ${formatNumber(max)}, for example 1, 2, 4 or 1-4; ${given === '' ? 'none was given' : `${quote(given)} does not fit`}.`,
  'check.serial-processors': ({ given }) =>
    `The serial backend has one processor, so the list can only be 1, not ${quote(given)}: choose 1, or the backend workers.`,
  'check.grain': ({ given, min, max }) =>
    `Grain takes a whole number of items from ${formatNumber(min)} to ${formatNumber(max)}, or auto; ${given === 'NaN' ? 'what was given is no number' : `${quote(given)} is not`}.`,
  'check.serial-share-for-backend': ({ backend }) =>
    `${backend} cannot hold work back for one processor: set the serial share to 0, or choose the backend workers.`,
  'check.balance-needs-static': () =>
    'Chunks that cost alike are made before the run: choose the backend workers and the schedule static, or the balance count.',
  'check.tree-needs-shared': () =>
    'Aggregation in a tree needs workers on shared memory: choose the backend workers and the transport shared, or the aggregation driver.',
  'check.cold-starts-for-backend': ({ backend }) =>
    `${backend} keeps nothing warm that could start from nothing: set cold starts to 0, or choose the backend workers.`,
  'check.parameter-unknown': ({ given, choices }) =>
    `This workload has no parameter ${quote(given)}: it has ${all(choices)}.`,
  'check.memory': ({ neededBytes, limitBytes, parameter, nearest }) =>
    `This needs ${formatBytes(neededBytes)} of memory and a run can have ${formatBytes(limitBytes)}: ${lower(parameter, nearest)}.`,
  'check.gpu-size': ({ what, needed, limit, parameter, nearest }) =>
    `On the graphics adapter the array ${quote(what)} can have ${formatBytes(limit)} at most and this run needs ${formatBytes(needed)}: ${lower(parameter, nearest)}, or choose the workers.`,
  'check.asks': ({ given }) =>
    `There is no question ${quote(given)}: ask for example faster-3-than-2, times-4, efficiency-8, reach-8 or pays-2.`,
  'check.asks-unmeasured': ({ given, missing }) =>
    `The question ${quote(given)} is about ${all(missing)} processors: measure ${missing.length === 1 ? 'this count' : 'these counts'} too, or ask another question.`,
  'check.file-other': ({ name }) =>
    `Another file is open under the name ${quote(name)}: its bytes are not those of the run. Open the file that the run was measured on.`,
  'check.file-missing': ({ name }) =>
    `The file ${quote(name)} is no longer open here: choose it again, or take the built-in input.`,
  'workload.single-only': () =>
    'A GPU computes in single precision: choose single, or another kernel for double.',
  'workload.gpu-asynchronous': () =>
    'Workgroups of a GPU do not see each other’s changes while they run: choose all-reduce or a parameter server, or another kernel.',
  'mandelbrot.zoom-f32': ({ zoom, size, maxZoom }) =>
    `At zoom ${formatNumber(zoom)} and size ${formatNumber(size)}, neighbouring pixels are the same number in the 32-bit arithmetic of WGSL: zoom to ${formatCount(maxZoom)} at most, lower the size, or choose the js or wasm kernel.`,
  'backend.no-webgpu': () =>
    'This browser has no WebGPU: the workers run everything too, or try a current Chrome, Edge or Safari.',
  'backend.gpu-asked': () =>
    'The browser is asked for a graphics adapter: this takes a moment, 5 s at most.',
  'backend.hybrid-needs-shared': () =>
    'Workers and GPU meet in shared memory, and this page has none because it is not cross-origin isolated: open the page that npm start serves, or choose the workers or WebGPU alone.',
  'backend.no-adapter': () =>
    'The browser has WebGPU but offers no graphics adapter here: the workers run everything too, or switch on hardware acceleration in the browser’s settings.',
  'backend.adapter-timeout': ({ seconds }) =>
    `The browser did not answer within ${formatNumber(seconds)} s when asked for a graphics adapter: try again, or use the workers.`,
  'backend.no-device': ({ reason }) =>
    `The graphics adapter could not be opened (${reason}): try again, or use the workers.`,
  'backend.gpu-limit': ({ what, needed, limit }) =>
    `On the graphics adapter the array ${quote(what)} can have ${formatBytes(limit)} at most and this run needs ${formatBytes(needed)}: choose a smaller size, or the workers.`,
  'backend.device-lost': ({ reason }) =>
    `The graphics adapter was lost during the run (${reason}), so its result cannot be trusted: run again, with a smaller size if it happens again.`,
  'backend.gpu-paused': ({ seconds }) =>
    `The graphics adapter was lost twice, so the browser has paused its use for about ${formatNumber(seconds)} s more: use the workers meanwhile, or try again then.`,
  'backend.gpu-memory': ({ neededBytes }) =>
    `The graphics adapter could not give the run ${formatBytes(neededBytes)} of memory: choose a smaller size, or the workers.`,
  'backend.gpu-error': ({ reason }) =>
    `The graphics adapter refused a part of the run (${reason}), so its results do not count. Run again, or choose another backend.`,
  'backend.gpu-read-back': ({ reason }) =>
    `The result could not be read back from the graphics adapter (${reason}), so there is none: run again, or use the workers.`,
  'backend.gpu-move': ({ stage, move }) =>
    `The stage ${quote(stage)} moves an array by ${move}, which a graphics adapter cannot do here: choose the workers.`,
  'note.gpu-default-limits': ({ limitBytes }) =>
    `The browser refused the graphics adapter’s own limits, so an array can have ${formatBytes(limitBytes)} at most: choose a smaller size where that is too little.`,
  'note.timestamps-dropped': ({ reason }) =>
    `The graphics adapter’s own times were left out because ${droppedReasons[reason]}: times of computing are those of whole submits.`,
  'backend.worker-load': ({ reason }) =>
    `A worker could not be started (${reason}): reload the page and run again.`,
  'backend.worker-lost': ({ lane, reason }) =>
    `Worker ${lane + 1} stopped in the middle of the run (${reason}): it will be replaced, so run again.`,
  'backend.task-failed': ({ task, start, end, reason }) =>
    `Task ${formatNumber(task)} (items ${formatNumber(start)} to ${formatNumber(end - 1)}) failed: ${reason}. Try the js kernel, or another size.`,
  'backend.task-kills': ({ task, start, end, times, reason }) =>
    `Task ${formatNumber(task)} (items ${formatNumber(start)} to ${formatNumber(end - 1)}) ended ${formatNumber(times)} workers one after the other (${reason}), so the task is to blame. Try the js kernel, or another size; the workers are replaced.`,
  'backend.unhandled': ({ lane, reason }) =>
    `Unhandled rejection in worker ${formatNumber(lane + 1)}: ${reason}. The run does not count; try the js kernel, or another size.`,
  'backend.update-torn': ({ lane, reason, task }) =>
    `Worker ${formatNumber(lane + 1)} was lost (${reason}) in task ${formatNumber(task)} while it changed an array that all share, which cannot be mended: run again, or choose the transport transfer.`,
  'note.sample-repeated': ({ lane, reason, times }) =>
    `Worker ${formatNumber(lane + 1)} was lost (${reason}) while it changed an array that all share, so that run was thrown away and measured again${times > 1 ? ` (${formatNumber(times)} times in all)` : ''}.`,
  'incident.worker-replaced': ({ lane, reason, task, attempt, most }) =>
    `Worker ${formatNumber(lane + 1)} was replaced (${reason})${task === null ? '' : `; task ${formatNumber(task)} was run again (loss ${formatNumber(attempt)} of at most ${formatNumber(most)})`}.`,
  'backend.memory': ({ neededBytes }) =>
    `The browser could not give the run ${formatBytes(neededBytes)} of memory: close other pages, or choose a smaller size.`,
  'run.stopped': () => 'The run was stopped before it ended; nothing of it is kept.',
  'run.clock-still': () =>
    'The clock of this browser stands still, so nothing can be timed. Turn off what stops or replaces the clock, such as an extension, then reload the page.',
  'run.busy': () => 'An experiment is running already: wait for its end, or cancel it.',
  'run.unexpected': ({ reason }) =>
    `Something went wrong that the lab did not foresee: ${reason}. Run again, or reload the page.`,
};
