// What two sides showed, as it is said.

import { describe, expect, it } from 'vitest';
import { say } from '../words/say.ts';
import { breakEvenFinding, comparisonFinding } from './comparison-finding.ts';
import type { Answer } from '../record/comparison.ts';
import type { Message } from '../words/message.ts';

const none = [[], []] as const;

function inWords(finding: readonly Message[]): string {
  return finding.map((message) => say(message)).join(' ');
}

describe('a size', () => {
  const sides = [
    { processors: 4, schedule: 'dynamic' },
    { processors: 1, schedule: 'dynamic' },
  ] as const;
  const step = (size: number, times: number) =>
    ({ size, times, medianMs: [1, times], interval: null, apart: true, samplesMs: none }) as const;
  const found = { sides, unit: 'points' } as const;

  it.each<[Parameters<typeof breakEvenFinding>[0], string]>([
    [
      { ...found, steps: [step(100, 0.5), step(400, 2)] },
      'From about 200 points on 4 workers were faster; below, 1 worker.',
    ],
    [
      { ...found, steps: [step(100, 2), step(400, 0.5)] },
      'From about 200 points on 1 worker was faster; below, 4 workers.',
    ],
    [{ ...found, steps: [step(100, 2)] }, '4 workers were faster at every size measured.'],
    [
      {
        ...found,
        steps: [100, 200, 400].map((size) => ({ ...step(size, 1.001), apart: false })),
      },
      'No difference could be seen at any size measured.',
    ],
    [
      { ...found, steps: [{ ...step(100, 1.01), apart: false }, step(400, 2)] },
      '4 workers were faster at 1 of 2 sizes; at the others no difference could be seen.',
    ],
    [{ ...found, steps: [] }, ''],
  ])('is said, %#', (given, words) => {
    expect(inWords(breakEvenFinding(given))).toBe(words);
  });
});

describe('an answer', () => {
  const own = { processors: 4, schedule: 'dynamic', grain: 8 } as const;
  const answer: Answer = {
    sides: [own, { ...own, processors: 2 }],
    medianMs: [50, 90],
    times: 1.8,
    interval: [1.7, 1.9],
    rounds: 6,
    apart: true,
    verified: true,
    samplesMs: none,
  };

  it.each<[Partial<Answer>, string]>([
    [{}, 'Yes: 4 workers were 1.80 times as fast as 2 workers (1.70 to 1.90), after 6 rounds.'],
    [
      { times: 0.5, interval: [0.4, 0.8], sides: [own, { ...own, schedule: 'static' }] },
      'No: the static schedule was 2.00 times as fast as the dynamic schedule (1.25 to 2.50), after 6 rounds.',
    ],
    [
      { apart: false, times: 1.01, interval: null, sides: [own, { ...own, grain: 1 }] },
      'No difference could be seen after 6 rounds: a grain of 8 was 1.01 times as fast as a grain of 1.',
    ],
    [{ verified: false }, 'A result was wrong, so nothing is said of which is faster.'],
  ])('%j is said', (change, sentence) => {
    expect(inWords(comparisonFinding({ ...answer, ...change }))).toBe(sentence);
  });
});
