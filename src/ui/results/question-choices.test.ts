import { describe, expect, it } from 'vitest';
import { deriveRecord } from '../../analysis/derive.ts';
import { makeFacts, onCurve } from '../../analysis/synthetic-facts.ts';
import { answerInWords, breakEvenInWords, firstChoices, sideChoices } from './question-choices.ts';
import type { Answer } from '../../store/catalogue.ts';
import type { BreakEven } from '../../store/lab.ts';

const schedules = ['static', 'dynamic', 'guided'].map((id) => ({ id, title: id, explanation: '' }));
const record = deriveRecord(
  makeFacts({ wallMs: onCurve(0.9), plan: { grain: 8, items: 1_000, processors: [1, 2, 4] } }),
);

describe('the sides of a question', () => {
  it.each([
    ['processors', ['1', '2', '4'], ['4', '2']],
    ['schedule', ['static', 'dynamic', 'guided'], ['dynamic', 'static']],
    ['grain', ['1', '8', '64'], ['8', '1']],
  ] as const)('of %s', (kind, ids, first) => {
    const choices = sideChoices(kind, record, schedules);
    expect(choices.map(({ id }) => id)).toEqual(ids);
    expect(firstChoices(choices, kind, record)).toEqual(first);
  });

  it('are only grains that a task can have', () => {
    const fine = makeFacts({ wallMs: onCurve(0.9), plan: { grain: 1, items: 5 } });
    expect(sideChoices('grain', deriveRecord(fine), schedules).map(({ id }) => id)).toEqual(['1']);
  });
});

it('has the GPU as a side where there is one, with a kernel for it', () => {
  const choices = sideChoices('backend', record, schedules);
  expect(choices.map(({ id }) => id)).toEqual(['gpu', '1', '2', '4']);
  expect(choices[0]?.side).toMatchObject({ onGpu: true, processors: 1_024 });
  expect(firstChoices(choices, 'backend', record)).toEqual(['gpu', '4']);
});

describe('a size', () => {
  const sides = [
    { processors: 4, schedule: 'dynamic' },
    { processors: 1, schedule: 'dynamic' },
  ] as const;
  const step = (size: number, times: number) =>
    ({ size, times, medianMs: [1, times], interval: null, apart: true }) as const;
  const found = { record: 'x', sides, label: 'Size', unit: 'points', searching: false } as const;

  it.each<[BreakEven, string]>([
    [
      { ...found, steps: [step(100, 0.5), step(400, 2)] },
      'From about 200 points on 4 workers were faster; below, 1 worker.',
    ],
    [
      { ...found, steps: [step(100, 2), step(400, 0.5)] },
      'From about 200 points on 1 worker was faster; below, 4 workers.',
    ],
    [
      { ...found, steps: [step(100, 2)], searching: true },
      '4 workers were faster at every size measured. Still measuring …',
    ],
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
    [{ ...found, steps: [] }, 'No size could be measured.'],
  ])('is said, %#', (given, words) => {
    expect(breakEvenInWords(given)).toBe(words);
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
    expect(answerInWords({ ...answer, ...change })).toBe(sentence);
  });
});
