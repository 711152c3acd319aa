import { expect, it } from 'vitest';
import { lineBetween } from './map-line.ts';
import type { CellState, SizeMapCell } from '../../record/size-map.ts';

/** A row for each size, a letter for each count: a(bove), b(elow), u(ndecided), w(rong). */
function mapOf(...rows: readonly string[]) {
  const states: Readonly<Record<string, CellState>> = {
    a: 'above',
    b: 'below',
    u: 'undecided',
    w: 'wrong',
  };
  const cells = rows.flatMap((row, size) =>
    row.split('').map((letter, i): SizeMapCell => {
      const place = { size, processors: i + 2, rounds: 6, oneMs: 1, ms: 1 };
      return { ...place, efficiency: null, interval: null, state: states[letter] ?? 'wrong' };
    }),
  );
  return { sizes: rows.map((_, size) => size), processors: [2, 3], cells };
}

it.each([
  [['ab', 'aa'], { right: true, below: false }],
  [['bb', 'aa'], { right: false, below: true }],
  [['ba', 'ab'], { right: true, below: true }],
  // Between cells of which one is open nobody knows where it runs.
  [['au', 'wb'], { right: false, below: false }],
  [['ub', 'ab'], { right: false, below: false }],
])('the line in %j', (rows, sides) => {
  const map = mapOf(...rows);
  const [first] = map.cells;
  expect(first && lineBetween(first, map)).toEqual(sides);
});

it('nothing lies beyond the largest size and the last count', () => {
  const map = mapOf('ab', 'ba');
  const last = map.cells.at(-1);
  expect(last && lineBetween(last, map)).toEqual({ right: false, below: false });
});
