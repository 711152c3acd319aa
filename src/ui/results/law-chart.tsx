// Before anything is measured: what Amdahl's law allows for three parallel shares.

import { CartesianGrid, ComposedChart, Line, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { amdahlLimit, amdahlSpeedup } from '../../laws/amdahl.ts';
import { ChartOverlay, noteAt } from './chart-overlay.tsx';
import { countAxis, plainLine, valueAxis, widthOfLabels } from './chart-scale.ts';

const shares = [0.99, 0.9, 0.5] as const;
const largest = 16;
const counts = Array.from({ length: largest }, (_, index) => index + 1);
const tick = (value: number): string => `${value}×`;

const ideal = counts.map((n) => ({ n, value: n }));
const curves = shares.map((p, index) => ({
  className: `chart-law chart-law-${index}`,
  rows: counts.map((n) => ({ n, value: amdahlSpeedup(p, n) })),
}));

const notes = [
  noteAt((n) => n, { n: largest, text: 'ideal', side: 'after' }),
  ...shares.map((p) =>
    noteAt((n) => amdahlSpeedup(p, n), {
      n: largest,
      text: `p = ${p}, limit ${Math.round(amdahlLimit(p))}×`,
      side: 'after',
    }),
  ),
];

/** Law, not measured. */
export function LawChart() {
  return (
    <ResponsiveContainer width="100%" height="100%" debounce={50}>
      <ComposedChart
        margin={{ top: 14, right: 128, bottom: 4, left: 4 }}
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} className="chart-grid" />
        <XAxis
          {...countAxis}
          domain={[1, largest]}
          ticks={[1, 2, 4, 8, 16]}
          tickFormatter={(n: number) => (n === largest ? `${n} processors` : String(n))}
        />
        <YAxis
          {...valueAxis}
          domain={[0, largest]}
          ticks={[0, 4, 8, 12, 16]}
          width={widthOfLabels([tick(largest)])}
          tickFormatter={tick}
        />
        {/* Without a line of its own the library gives a chart no scales. */}
        <Line data={ideal} className="chart-ideal" {...plainLine} />
        <ChartOverlay curves={curves} notes={notes} />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
