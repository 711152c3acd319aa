// The pictures: how far the running sum strays from its mean, a random walk; and the sum itself.

import type { Picture } from '../../contract/picture.ts';

const points = 400;
/** Mean of the numbers 0 to 99. */
const meanValue = 49.5;

/** `prefix`: the running sums of `length` numbers. */
export function depictPrefix(prefix: Uint32Array, length: number): readonly Picture[] {
  const count = Math.min(points, length);
  const x = Array.from({ length: count }, (_, i) => Math.floor(((i + 1) * length) / count));
  const sums = x.map((position) => prefix[position - 1] ?? 0);
  const mean = x.map((position) => position * meanValue);
  const strayed = sums.map((sum, i) => sum - (mean[i] ?? 0));
  const xLabel = 'Numbers summed';
  return [
    {
      kind: 'lines',
      lines: [{ label: 'sum less its mean', x, y: strayed }],
      xLabel,
      yLabel: 'Sum less 49.5 a number',
      caption:
        'The running sum less its mean is a random walk: it strays about as far as the root of its length',
    },
    {
      kind: 'lines',
      lines: [
        { label: 'running sum', x, y: sums },
        { label: '49.5 a number', x, y: mean },
      ],
      xLabel,
      yLabel: 'Sum',
      caption: `The running sum of ${length.toLocaleString('en')} numbers from 0 to 99`,
    },
  ];
}
