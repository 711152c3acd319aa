// English reasons to believe one parallel fraction rather than another.

import type { Sentences } from '../sentences.ts';

/** The sentences of all `belief.` keys. */
export const beliefSentences = {
  'belief.set': () => 'You set the serial share, so the program is known.',
  'belief.only-fit': ({ points }) =>
    `There are no spans to look at, and it rests on ${points} processor counts.`,
  'belief.agree': () => 'The spans say the same.',
  'belief.imbalance': () =>
    'The load was not balanced, and a fit takes waiting for the busiest worker for serial work.',
  'belief.sketch': () => 'The curve through two times is a sketch, and spans were measured.',
  'belief.overhead': () =>
    'It predicts this program as it runs, with its overhead. The spans say how much of the work itself is parallel.',
} satisfies Partial<Sentences>;
