// English for size maps: where efficiency is over the line.

import { formatNumber, formatPercent } from '../quantity.ts';
import { all, processorsOf } from './phrases.ts';
import type { Sentences } from '../sentences.ts';
import type { StudyMessages } from '../study-message.ts';

type Column = StudyMessages['study.size-map'];
type Places = StudyMessages['study.size-map-wrong'];
type SizeWords = Pick<Column, 'label' | 'unit'>;

/** "64 and 128 pixels a side", "Limit 64 and 128". */
function sizesInWords(sizes: readonly number[], { label, unit }: SizeWords): string {
  const listed = all(sizes.map(formatNumber));
  return unit === '' ? `${label} ${listed}` : `${listed} ${unit}`;
}

/** "at every size measured, 32 to 1,024 pixels a side". */
function everySize(sizes: readonly number[], { label, unit }: SizeWords): string {
  const [first, last] = [sizes[0], sizes.at(-1)].map((size) => formatNumber(size ?? Number.NaN));
  const range = first === last ? `${first}` : `${first} to ${last}`;
  const named = unit === '' ? `${label} ${range}` : `${range} ${unit}`;
  return `at ${sizes.length === 1 ? 'the one size measured' : 'every size measured'}, ${named}`;
}

/** Where efficiency is over the line on one count. */
function column(values: Column): string {
  const { processors, noun, line, sizes, above, undecided } = values;
  const on = `On ${processorsOf(processors, noun)}`;
  const share = formatPercent(line);
  if (sizes.length === 0) return `${on} no size has an efficiency.`;
  if (undecided.length === sizes.length) {
    return `${on} the samples tell at no size measured whether efficiency is over ${share}.`;
  }
  if (above.length === sizes.length) {
    return `${on} efficiency is over ${share} ${everySize(sizes, values)}.`;
  }
  if (above.length === 0 && undecided.length === 0) {
    return `${on} efficiency is under ${share} ${everySize(sizes, values)}.`;
  }
  const open =
    undecided.length === 0 ? '' : `they do not tell at ${sizesInWords(undecided, values)}`;
  if (above.length === 0) {
    return `${on} efficiency is over ${share} at no size that the samples decide; ${open}.`;
  }
  const rest = open === '' ? '' : `; ${open.replace('they', 'the samples')}`;
  return `${on} efficiency is over ${share} ${aboveInWords(values)}${rest}.`;
}

/** "from 512 pixels a side on" if that is so of all sizes from there; else the sizes. */
function aboveInWords(values: Column): string {
  const { sizes, above } = values;
  const [least = Number.NaN] = above;
  const onwards = sizes.filter((size) => size >= least).length === above.length;
  if (!onwards) return `at ${sizesInWords(above, values)}`;
  const from = sizesInWords([least], values);
  return above.length === 1
    ? `at ${from}, the largest size measured`
    : `at every size measured from ${from} on`;
}

/** So many sizes are named; of more, the cells are counted. */
const mostNamed = 3;

/** "32 pixels a side on 2 and 4 workers, and 64 pixels a side on 2 workers", "4 of the 6 cells". */
function placesInWords({ cells, processors, sizes, ...words }: Places): string {
  const distinct = [...new Set(sizes)];
  if (distinct.length > mostNamed) {
    return sizes.length === cells ? `all ${cells} cells` : `${sizes.length} of the ${cells} cells`;
  }
  const places = distinct.map((size) => {
    const counts = processors.filter((_, i) => sizes[i] === size);
    return `${sizesInWords([size], words)} on ${all(counts.map(formatNumber))} ${words.noun}s`;
  });
  return places.join(', and ');
}

/** The sentences of all `study.size-map` keys. */
export const sizeMapSentences = {
  'study.size-map': column,
  'study.size-map-wrong': (values) =>
    `The result was wrong at ${placesInWords(values)}, so no efficiency is given there.`,
  'study.size-map-disturbed': (values) =>
    `The runs were disturbed at ${placesInWords(values)}: nothing is said there unless every single round agrees.`,
  'study.size-map-ceiling': ({ processors, noun, line, share }) =>
    `On ${processorsOf(processors, noun)} this machine gives even a pure computation an efficiency of only ${formatPercent(share)}, which is under ${formatPercent(line)}.`,
  'study.size-map-none': ({ leftOut }) =>
    leftOut.length > 0
      ? 'This machine has no core for any of these counts: measure fewer workers.'
      : 'One processor alone has no efficiency to map: measure two or more.',
  'study.size-map-unlike': () =>
    'Efficiency is a share of equal processors, and a GPU beside workers is not one of them: map workers or the GPU alone.',
  'study.size-decided': () =>
    'The file decides the size, so there is only one: map sizes of the built-in input instead.',
} satisfies Partial<Sentences>;
