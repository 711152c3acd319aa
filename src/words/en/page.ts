// English for what the page says of its engine, of what it keeps in the browser, and of its other tabs.

import { formatBytes } from '../quantity.ts';
import { processorsOf, quote } from './phrases.ts';
import type { EngineEnd, PageMessages } from '../page-message.ts';
import type { Sentences } from '../sentences.ts';

function howItEnded(end: EngineEnd): string {
  switch (end.how) {
    case 'gone':
      return 'its worker is gone, as when the browser needs its memory';
    case 'threw':
      return `its script broke off: ${end.reason}`;
    case 'unreadable':
      return 'what it answered could not be read';
  }
}

/** What lasts until the page is closed where it cannot be kept. */
const lasting = {
  machine: 'a measurement of this machine lasts until the page is closed',
  theme: 'the choice of colours lasts until the page is closed',
} as const;

function reportedCores(cores: number | null): string {
  if (cores === null) return 'reported no cores';
  return `reported ${cores.toLocaleString('en')} ${cores === 1 ? 'core' : 'cores'}`;
}

const steps = {
  'set-up': 'while it was set up',
  reference: 'while the serial reference was computed',
  'warm-up': 'in its warm-up',
  rounds: 'in the middle of measuring',
  analysis: 'while its samples were worked out',
} as const;

type Run = PageMessages['journal.left'];

function runInWords({ workload, size, file }: Run): string {
  const what = [size, file === null ? null : `with ${quote(file)}`].filter((part) => part !== null);
  return what.length === 0 ? workload : `${workload} (${what.join(', ')})`;
}

function whereItWas({ step, processors, noun }: Run): string {
  if (processors === null || processors < 1) return steps[step];
  return `${steps[step]}, after a run on ${processorsOf(processors, noun)}`;
}

export const pageSentences: Pick<Sentences, keyof PageMessages> = {
  'engine.not-loaded': ({ reason }) =>
    `The lab’s engine could not be loaded (${reason}): reload the page to try again.`,
  'engine.ended': (end) =>
    `The lab’s engine has ended (${howItEnded(end)}): start a new one to go on measuring.`,
  'engine.none': () => 'The lab has no engine now: start a new one first.',
  'storage.refused': ({ what }) =>
    `This browser lets the page keep nothing, so ${lasting[what]}: allow this site to store data to keep it.`,
  'storage.full': ({ what }) =>
    `The room that the browser gives this site is full, so ${lasting[what]}: clear other data of this site to keep it.`,
  'storage.cleared': () =>
    'The browser has cleared what this page had kept: the measurement of this machine lasts until the page is closed, unless it is kept again.',
  'storage.occupied': () =>
    'Earlier measurements that are kept here cannot be read and are left as they are, so this one lasts until the page is closed.',
  'storage.unreadable': ({ newer }) =>
    newer
      ? 'The measurement that is kept here was made by a newer version of the lab: it is left as it is, and a new one is kept beside it.'
      : 'The measurement that is kept here cannot be read: it is left as it is, and a new one is kept beside it.',
  'storage.other-machine': ({ kept, cores }) =>
    `The measurement that is kept here is of a machine that ${reportedCores(kept)}, and this one ${reportedCores(cores)}: measure it too, which replaces the other.`,
  'storage.other-tab': () =>
    'Another tab has measured this machine, and this page now rests on what it found.',
  'journal.crashed': (run) => {
    const { memory } = run;
    const because = memory
      ? ` It was to use ${formatBytes(memory.bytes)} and the browser reports ${formatBytes(memory.deviceBytes)}, so memory probably ran out.`
      : '';
    return `${runInWords(run)} did not come to its end on ${run.when}: the page was gone ${whereItWas(run)}.${because}`;
  },
  'journal.left': (run) =>
    `${runInWords(run)} was running when you left the page on ${run.when}, ${whereItWas(run)}.`,
};
