import { describe, expect, it } from 'vitest';
import { deriveRecord } from '../../analysis/derive.ts';
import { makeFacts, onCurve } from '../../testing/synthetic-facts.ts';
import { firstChoices, sideChoices } from './question-choices.ts';

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
