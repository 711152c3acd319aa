// English for what the page says of its engine, of what it keeps in the browser, and of its other tabs.

import type { EngineEnd, PageMessages } from './page-message.ts';
import type { Sentences } from './sentences.ts';

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

export const pageSentences: Pick<Sentences, keyof PageMessages> = {
  'engine.not-loaded': ({ reason }) =>
    `The lab’s engine could not be loaded (${reason}): reload the page to try again.`,
  'engine.ended': (end) =>
    `The lab’s engine has ended (${howItEnded(end)}): start a new one to go on measuring.`,
  'engine.none': () => 'The lab has no engine now: start a new one first.',
};
