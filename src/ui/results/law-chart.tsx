// Before anything is measured: what Amdahl's law allows for three parallel shares.

import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceDot,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';
import { amdahlLimit, amdahlSpeedup } from '../../laws/amdahl.ts';

const shares = [0.99, 0.9, 0.5] as const;
const largest = 16;
const counts = Array.from({ length: largest }, (_, index) => index + 1);
const rows = counts.map((n) => ({
  n,
  ideal: n,
  ...Object.fromEntries(shares.map((p) => [String(p), amdahlSpeedup(p, n)])),
}));

/** Law, not measured. */
export function LawChart() {
  return (
    <ResponsiveContainer width="100%" height="100%" debounce={50}>
      <LineChart
        data={rows}
        margin={{ top: 14, right: 128, bottom: 4, left: 4 }}
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} className="chart-grid" />
        <XAxis
          type="number"
          dataKey="n"
          domain={[1, largest]}
          ticks={[1, 2, 4, 8, 16]}
          tickFormatter={(n: number) => (n === largest ? `${n} processors` : String(n))}
          tickLine={false}
          interval={0}
        />
        <YAxis
          type="number"
          domain={[0, largest]}
          ticks={[0, 4, 8, 12, 16]}
          width="auto"
          tickFormatter={(value: number) => `${value}×`}
          axisLine={false}
          tickLine={false}
        />
        <Line
          dataKey="ideal"
          dot={false}
          activeDot={false}
          isAnimationActive={false}
          className="chart-ideal"
        />
        {shares.map((p, index) => (
          <Line
            key={p}
            dataKey={String(p)}
            dot={false}
            activeDot={false}
            isAnimationActive={false}
            className={`chart-law chart-law-${index}`}
          />
        ))}
        {shares.map((p) => (
          <ReferenceDot
            key={p}
            x={largest}
            y={amdahlSpeedup(p, largest)}
            r={0}
            label={{
              value: `p = ${p}, limit ${Math.round(amdahlLimit(p))}×`,
              position: 'right',
              className: 'chart-note',
            }}
          />
        ))}
        <ReferenceDot
          x={largest}
          y={largest}
          r={0}
          label={{ value: 'ideal', position: 'right', className: 'chart-note' }}
        />
      </LineChart>
    </ResponsiveContainer>
  );
}
