// Lines of a result over one axis.

import {
  CartesianGrid,
  Legend,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { LinesPicture } from '../../contract/picture.ts';
import { laneColours } from '../components/colours.ts';

/** Three significant digits, without exponents where they can be read without. */
function shortNumber(value: number): string {
  return new Intl.NumberFormat('en-GB', {
    maximumSignificantDigits: 3,
    notation: 'compact',
  }).format(value);
}

/** One chart; its axes end where the data does. */
export function LinesChart({ picture }: { readonly picture: LinesPicture }) {
  const { lines, xLabel, yLabel } = picture;
  return (
    <ResponsiveContainer width="100%" height="100%" debounce={50}>
      <LineChart
        margin={{ top: 26, right: 12, bottom: lines.length > 1 ? 26 : 16, left: 0 }}
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} className="chart-grid" />
        <XAxis
          type="number"
          dataKey="x"
          domain={[(least: number) => Math.min(0, least), 'dataMax']}
          tickFormatter={shortNumber}
          tickLine={false}
          minTickGap={16}
          label={{ value: xLabel, position: 'insideBottom', offset: -10, className: 'chart-note' }}
        />
        <YAxis
          width={44}
          domain={['auto', 'auto']}
          tickFormatter={shortNumber}
          tickLine={false}
          axisLine={false}
          label={{
            value: yLabel,
            position: 'top',
            offset: 10,
            dx: -18,
            textAnchor: 'start',
            className: 'chart-note',
          }}
        />
        <Tooltip
          formatter={(value) => shortNumber(Number(value))}
          labelFormatter={(at) => shortNumber(Number(at))}
        />
        {lines.length > 1 && (
          <Legend verticalAlign="bottom" wrapperStyle={{ fontSize: 12, bottom: -4 }} />
        )}
        {lines.map(({ label, x, y }, index) => (
          <Line
            key={label}
            name={label}
            data={x.map((at, i) => ({ x: at, y: y[i] ?? Number.NaN }))}
            dataKey="y"
            dot={x.length < 20}
            stroke={`var(--lane-${index % laneColours})`}
            isAnimationActive={false}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
}
