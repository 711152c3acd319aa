// English answers to the question that an experiment asks: yes or no first, then the two times.

import { kernelName, sentenceCase, spelled, spelledProcessors } from './phrases.ts';
import { formatMs, formatPercent, formatTimes } from '../quantity.ts';
import type { Sentences } from '../sentences.ts';

/** The sentences of all `question.` and `answer.` keys. */
export const answerSentences = {
  'question.faster': ({ processors, than, noun }) =>
    `${processors === 1 ? 'Is' : 'Are'} ${spelledProcessors(processors, noun)} faster than ${spelled(than)}?`,
  'question.times': ({ processors, noun }) =>
    `Are ${spelledProcessors(processors, noun)} ${spelled(processors)} times as fast as one?`,
  'question.efficiency': ({ processors, noun }) =>
    `What is the efficiency of ${spelledProcessors(processors, noun)}?`,
  'question.reach': ({ processors, noun }) =>
    `How many times as fast do ${spelledProcessors(processors, noun)} get?`,
  'question.pays': ({ processors, noun }) =>
    `${processors === 1 ? 'Does' : 'Do'} ${spelledProcessors(processors, noun)} take less time than the best serial program?`,
  'answer.faster': ({ verdict, processors, than, ms, thanMs, noun }) => {
    const [one, other] = [spelledProcessors(processors, noun), spelled(than)];
    const times = `${formatMs(ms)} against ${formatMs(thanMs)}`;
    const were = processors === 1 ? 'was' : 'were';
    switch (verdict) {
      case 'faster':
        return `Yes. ${sentenceCase(one)} ${were} faster than ${other}: ${times}.`;
      case 'slower':
        return `No. ${sentenceCase(one)} ${were} slower than ${other}: ${times}.`;
      case 'alike':
        return `No. ${sentenceCase(one)} ${were} as fast as ${other}: ${times}.`;
      case 'unclear':
        return `These times do not tell whether ${one} ${were} faster than ${other}: ${times}.`;
    }
  },
  'answer.times': ({ verdict, processors, times, ms, oneMs, noun }) => {
    const words = { yes: 'Yes', almost: 'Almost', no: 'No' } as const;
    return `${words[verdict]}. ${sentenceCase(spelledProcessors(processors, noun))} were ${formatTimes(times)} times as fast as one: ${formatMs(ms)} against ${formatMs(oneMs)}.`;
  },
  'answer.efficiency': ({ processors, times, ms, oneMs, noun }) =>
    `The efficiency of ${spelledProcessors(processors, noun)} was ${formatPercent(times / processors)}: they were ${formatTimes(times)} times as fast as one, ${formatMs(ms)} against ${formatMs(oneMs)}.`,
  'answer.reach': ({ processors, times, ms, oneMs, noun }) =>
    `${sentenceCase(spelledProcessors(processors, noun))} reached ${formatTimes(times)} times the speed of one: ${formatMs(ms)} against ${formatMs(oneMs)}.`,
  'answer.pays': ({ verdict, processors, ms, serialMs, times, kernel, noun }) => {
    const team = sentenceCase(spelledProcessors(processors, noun));
    const serial = `the best serial program (${kernelName(kernel)}, one task) took ${formatMs(serialMs)}`;
    switch (verdict) {
      case 'faster':
        return `Yes. ${team} took ${formatMs(ms)} and ${serial}: ${formatTimes(times)} times as fast.`;
      case 'slower':
        return `No. Do not use ${noun}s here: ${serial}, ${spelledProcessors(processors, noun)} took ${formatMs(ms)}, ${formatTimes(1 / times)} times as long.`;
      case 'alike':
        return `No. ${team} took ${formatMs(ms)}, as long as the best serial program (${formatMs(serialMs)}).`;
      case 'unclear':
        return `These times do not tell whether it pays: ${spelledProcessors(processors, noun)} took ${formatMs(ms)} and ${serial}.`;
    }
  },
} satisfies Partial<Sentences>;
