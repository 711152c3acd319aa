// Simulated speedups up to thousands of processors on logarithmic axes; measured ones stand out as full points.

import {
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Scatter,
  XAxis,
  YAxis,
  type ScatterShapeProps,
} from 'recharts';
import type { RunRecord } from '../../record/run-record.ts';
import type { Replay } from '../../store/replay-actions.ts';
import { formatTimes } from '../../words/quantity.ts';
import { PlainDot } from './chart-dots.tsx';
import { countAxis, curveLabel, plainLine, valueAxis } from './chart-scale.tsx';

function Simulated({ cx, cy }: ScatterShapeProps) {
  return cx === undefined || cy === undefined ? null : (
    <circle cx={cx} cy={cy} r={3.5} className="beyond-simulated" />
  );
}

const still = { isAnimationActive: false } as const;

/** The chart of one replay. */
export function BeyondChart({ record, replay }: { record: RunRecord; replay: Replay }) {
  const oneMs = replay.points[0]?.ms ?? Number.NaN;
  const simulated = replay.points.map(({ processors: n, ms }) => ({ n, value: oneMs / ms }));
  const measured = record.points.flatMap(({ processors: n, speedup }) =>
    speedup.relative === null ? [] : [{ n, value: speedup.relative }],
  );
  const largest = simulated.at(-1);
  const top = Math.max(...simulated.map(({ value }) => value), 2);
  const ideal = replay.points
    .map(({ processors: n }) => ({ n, value: n }))
    .filter(({ n }) => n <= top * 2);
  return (
    <ResponsiveContainer width="100%" height="100%" debounce={50}>
      <ComposedChart margin={{ top: 14, right: 56, bottom: 4, left: 4 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} className="chart-grid" />
        <XAxis
          {...countAxis}
          scale="log"
          domain={[1, 4_096]}
          ticks={[1, 4, 16, 64, 256, 1_024, 4_096]}
          tickFormatter={(n: number) => n.toLocaleString('en')}
        />
        <YAxis
          {...valueAxis}
          scale="log"
          domain={[
            Math.min(1, ...simulated.map(({ value }) => value)),
            2 ** Math.ceil(Math.log2(top)),
          ]}
          allowDataOverflow
          tickCount={5}
          tickFormatter={(value: number) => `${formatTimes(value)}×`}
        />
        <Line data={ideal} className="chart-ideal" {...plainLine} />
        <Line data={simulated} className="beyond-line" {...plainLine} />
        <Scatter data={simulated} dataKey="value" shape={Simulated} {...still} />
        <Scatter data={measured} dataKey="value" shape={PlainDot} {...still} />
        {largest &&
          curveLabel({
            curve: () => largest.value,
            n: largest.n,
            text: `${formatTimes(largest.value)}×`,
            side: 'after',
          })}
      </ComposedChart>
    </ResponsiveContainer>
  );
}
