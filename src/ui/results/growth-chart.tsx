// Problems that grow with the processors: scaled speedups with their intervals, Gustafson's law where it holds.

import {
  CartesianGrid,
  ComposedChart,
  ErrorBar,
  ResponsiveContainer,
  Scatter,
  XAxis,
  YAxis,
} from 'recharts';
import { gustafsonSpeedup } from '../../laws/gustafson.ts';
import type { Growth } from '../../record/growth.ts';
import { formatAbout, formatP } from '../../words/quantity.ts';
import { PlainDot } from './chart-dots.tsx';
import { ChartOverlay, noteAt } from './chart-overlay.tsx';
import { countAxis, niceTop, valueAxis, valueTicks, widthOfLabels } from './chart-scale.ts';
import { curveGrid } from './chart-series.ts';

const tick = (value: number): string => `${formatAbout(value)}×`;

/** One chart. */
export function GrowthChart({ found }: { readonly found: Growth }) {
  const { points, serialShare } = found;
  const dots = [
    { n: 1, value: 1 },
    ...points.map(({ processors: n, scaledSpeedup: value, interval }) => ({
      n,
      value,
      ...(interval && { whisker: [value - interval[0], interval[1] - value] }),
    })),
  ];
  const largest = points.at(-1)?.processors ?? 2;
  const top = niceTop(Math.max(largest, ...points.map((one) => one.interval?.[1] ?? 0)));
  const grid = curveGrid(largest);
  const rows = (curve: (n: number) => number) => grid.map((n) => ({ n, value: curve(n) }));
  const law =
    serialShare === null
      ? undefined
      : (n: number): number => gustafsonSpeedup(Math.max(0, serialShare), n);
  return (
    <ResponsiveContainer width="100%" height="100%" debounce={50}>
      <ComposedChart margin={{ top: 14, right: 56, bottom: 4, left: 4 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} className="chart-grid" />
        <XAxis
          {...countAxis}
          domain={[1, largest]}
          ticks={[1, ...points.map(({ processors }) => processors)]}
          tickFormatter={(n: number) => (n === largest ? `${n} workers` : String(n))}
        />
        <YAxis
          {...valueAxis}
          domain={[0, top]}
          width={widthOfLabels([tick(top)])}
          ticks={valueTicks(top)}
          interval={0}
          tickFormatter={tick}
        />
        <ChartOverlay
          curves={[
            { className: 'chart-ideal', rows: rows((n) => n) },
            ...(law ? [{ className: 'chart-fit', rows: rows(law) }] : []),
          ]}
          notes={[
            noteAt((n) => n, { n: largest, text: 'ideal', side: 'after' }),
            noteAt(law, {
              n: (1 + largest) / 2,
              text: `Gustafson, s′ = ${formatP(Math.max(0, serialShare ?? NaN))}`,
              side: 'below',
            }),
          ]}
        />
        <Scatter data={dots} dataKey="value" shape={PlainDot} isAnimationActive={false}>
          <ErrorBar dataKey="whisker" direction="y" width={8} stroke="var(--point)" />
        </Scatter>
      </ComposedChart>
    </ResponsiveContainer>
  );
}
