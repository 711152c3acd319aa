// Word count: MapReduce's first example. Words are mapped to ones, shuffled by their hash, and added up.

import type { Arrays } from '../../contract/array.ts';
import type { Picture } from '../../contract/picture.ts';
import { compareOutputs } from '../../kit/compare-arrays.ts';
import { makeChoice } from '../../kit/make-choice.ts';
import type { Workload } from '../../contract/workload.ts';
import { chunkStarts, chunksOf, makeCorpus } from './corpus.ts';
import { sumTable, topWords } from './list-words.ts';
import { foldedBytes, keptBytes, mapStage, mostTextBytes, mostWords } from './stage.ts';
import { packedBytes, partCount, reduceStage, slotCount, wordLength } from './stage.ts';

type Name = 'bytes' | 'vocabulary' | 'combiner';

const wordsShown = 20;
/** Characters of a word in the picture. */
const labelLength = 40;

function toLabel(word: string): string {
  const characters = Array.from(word.slice(0, 4 * labelLength));
  if (characters.length <= labelLength) return word;
  return `${characters.slice(0, labelLength).join('')}…`;
}

function depictWords(table: Uint8Array, shuffled: number): Picture {
  const { distinct } = sumTable(table);
  const bars = topWords(table, wordsShown).map(([word, value]) => ({
    label: toLabel(word),
    value,
  }));
  return {
    kind: 'bars',
    bars: bars.length > 0 ? bars : [{ label: 'no word', value: 0 }],
    unit: 'times',
    caption: `The ${bars.length} most frequent of ${distinct.toLocaleString('en')} words; ${shuffled.toLocaleString('en')} bytes were shuffled`,
  };
}

export const wordCount: Workload<Name> = {
  id: 'word-count',
  title: 'Word count',
  area: 'language',
  tagline: 'MapReduce: map, combine, shuffle, reduce',
  unit: 'byte',
  params: {
    bytes: {
      label: 'Text',
      unit: 'bytes',
      default: 2 ** 24,
      min: 1,
      max: mostTextBytes,
      integer: true,
      scale: 'log2',
      hint: 'Made-up words, as frequent as those of a language.',
    },
    vocabulary: {
      label: 'Vocabulary',
      unit: 'words',
      default: 20_000,
      min: 1,
      max: 500_000,
      integer: true,
      scale: 'log10',
      hint: 'The more different words, the less there is to combine.',
    },
    combiner: makeChoice(
      'Combiner',
      'With it, equal words are counted where they are found, and fewer bytes are shuffled.',
      [
        { id: 'off', title: 'without' },
        { id: 'on', title: 'with' },
      ],
      1,
    ),
  },
  mainParameter: 'bytes',
  file: {
    title: 'Text',
    accept: '.txt,.md,.csv,.json,.html,.xml,text/*',
    maxBytes: mostTextBytes,
    decides: ['bytes'],
    leavesOut: ['vocabulary'],
    load: async () => (await import('./read-file.ts')).readText,
  },
  about: async () => (await import('./about.ts')).about,
  kernels: {
    js: async () => (await import('./kernel.ts')).kernelEntries,
    wasm: async () => (await import('./wasm.ts')).wasmKernel,
  },
  outputs: ['table', 'shuffled'],

  checkParameters: () => undefined,
  arrays({ bytes }) {
    const chunks = chunksOf(bytes);
    return {
      text: { type: 'u8', length: bytes },
      starts: { type: 'u32', length: chunks + 1 },
      folded: { type: 'u8', length: foldedBytes },
      slots: { type: 'u32', length: slotCount },
      words: { type: 'u32', length: wordLength * mostWords },
      kept: { type: 'u8', length: keptBytes },
      used: { type: 'u32', length: 2 },
      packed: { type: 'u8', length: packedBytes },
      ends: { type: 'u32', length: partCount },
      pairs: { type: 'segments', parts: partCount },
      table: { type: 'segments', parts: partCount },
      shuffled: { type: 'u32', length: 1 },
    };
  },
  input({ bytes, vocabulary }, seed) {
    const text = makeCorpus(bytes, vocabulary, seed);
    return { text, starts: chunkStarts(text) };
  },

  async *program({ bytes, combiner }, _seed, memory) {
    yield mapStage(chunksOf(bytes), combiner);
    const { offsets } = await memory.segments('pairs');
    await memory.write('shuffled', Uint32Array.of(offsets.at(-1) ?? 0));
    yield reduceStage;
  },
  mainStage: ({ bytes, combiner }) => mapStage(chunksOf(bytes), combiner),
  defaultGrain: () => 1,

  work: ({ bytes }) => bytes,
  guessMs: ({ bytes }, kernel) => (bytes * (kernel === 'js' ? 15 : 11)) / 1e6,

  summary(_p, output) {
    const shuffledBytes = output['shuffled']?.[0] ?? 0;
    return { ...sumTable(tableOf(output)), shuffledBytes };
  },
  check: (_p, output, expected) =>
    compareOutputs(['table', 'shuffled'], output, expected, { rule: 'exact' }),
  depict: (_p, output) => [depictWords(tableOf(output), output['shuffled']?.[0] ?? 0)],
};

function tableOf(output: Arrays): Uint8Array {
  return output['table'] as Uint8Array;
}
