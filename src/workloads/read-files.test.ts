// The readers of files: what is in them arrives, and what is wrong with them is said with its place.

import { describe, expect, test } from 'vitest';
import { coordinateOf } from './k-means/points.ts';
import { readPoints, readTable } from './k-means/read-file.ts';

const silent = (): Promise<void> => Promise.resolve();

describe('a table', () => {
  const parameters = { points: 1, clusters: 2, axes: 1, tolerance: 0, rounds: 1 };

  test.each(['1,2\n3,4\n', 'x;y\r\n1; 2\r\n\r\n3;4', '1\t2\n3\t4', ' 1  2\n 3 4 '])(
    '%j has two points of two numbers',
    (text) => {
      expect(readTable(text)).toEqual({ rows: 2, columns: 2, values: [1, 2, 3, 4] });
    },
  );

  test('is stretched over the grid column by column', async () => {
    const content = await readPoints(new Blob(['0,5\n10,5\n5,5\n']), parameters, silent);
    if (!content.ok) throw new Error('The table was refused.');
    expect(content.parameters).toEqual({ points: 3, axes: 2 });
    const points = content.input['points'] as Int32Array;
    expect([0, 1, 2].map((point) => coordinateOf(points, 1, point, 0))).toEqual([-4096, 4095, 0]);
    expect(coordinateOf(points, 1, 1, 1)).toBe(0);
  });

  test.each([
    ['1,2\n3,x\n', { key: 'file.not-number', values: { line: 2, column: 2, text: 'x' } }],
    ['a,b\n1,2\nc,d\n', { key: 'file.not-number', values: { line: 3, column: 1, text: 'c' } }],
    ['1,2\n3\n', { key: 'file.columns', values: { line: 2, found: 1, expected: 2 } }],
    ['a,b\n', { key: 'file.no-numbers', values: {} }],
    ['1,\n', { key: 'file.not-number', values: { line: 1, column: 2, text: '' } }],
  ])('%j is refused with its place', (text, message) => {
    expect(readTable(text)).toEqual(message);
  });

  test('with more columns than are taken is refused with both numbers', async () => {
    const line = Array.from({ length: 40 }, (_, i) => i).join();
    expect(await readPoints(new Blob([line]), parameters, silent)).toMatchObject({
      message: { key: 'file.too-long', values: { found: 40, max: 32 } },
    });
  });
});
