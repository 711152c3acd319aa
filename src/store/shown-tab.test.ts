import { expect, test } from 'vitest';
import { deriveRecord } from '../analysis/derive.ts';
import { makeFacts } from '../testing/synthetic-facts.ts';
import { shownTab } from './shown-tab.ts';

const record = deriveRecord(
  makeFacts({ wallMs: (n) => 20 + 80 / n, plan: { processors: [1, 2, 4] } }),
);
const counts = record.losses?.map(({ processors }) => processors) ?? [];

test('before there is a record, a link keeps the panel that it names', () => {
  expect(shownTab({ tab: 'why', record: undefined, chosen: undefined })).toBe('why');
});

test('why is shown of counts that have losses alone, every other panel always', () => {
  expect(counts.length).toBeGreaterThan(0);
  for (const chosen of counts) {
    expect(shownTab({ tab: 'why', record, chosen })).toBe('why');
  }
  const { losses: _, ...noisy } = record;
  for (const chosen of [undefined, ...counts]) {
    expect(shownTab({ tab: 'why', record: noisy, chosen })).toBeUndefined();
    expect(shownTab({ tab: 'numbers', record: noisy, chosen })).toBe('numbers');
  }
});

test('a size map is shown of several threads alone, and of no file', () => {
  const { plan } = record;
  const chosen = undefined;
  const shown = (changed: Partial<typeof plan>, points = record.points): string | undefined =>
    shownTab({ tab: 'map', record: { ...record, points, plan: { ...plan, ...changed } }, chosen });
  expect(shown({})).toBe('map');
  expect(shown({ file: { name: 'own.txt', bytes: 9 } })).toBeUndefined();
  expect(shown({ team: { ...plan.team, gpu: 'all' } })).toBeUndefined();
  expect(shown({}, record.points.slice(0, 1))).toBeUndefined();
});
