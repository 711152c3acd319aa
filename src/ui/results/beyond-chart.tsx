// Simulated speedups up to thousands of processors on logarithmic axes; measured ones stand out as full points.

import { CartesianGrid, ComposedChart, ResponsiveContainer, Scatter, XAxis, YAxis } from 'recharts';
import type { RunRecord } from '../../record/run-record.ts';
import type { Replay } from '../../store/replay-actions.ts';
import { formatAbout } from '../../words/quantity.ts';
import { PlainDot } from './chart-dots.tsx';
import { ChartOverlay } from './chart-overlay.tsx';
import { countAxis, valueAxis, widthOfLabels } from './chart-scale.ts';

/** Powers of two, or of four, around values and 1: what a logarithmic axis says. */
function doublings(values: readonly number[]): number[] {
  const low = Math.floor(Math.log2(Math.min(1, ...values)));
  const high = Math.ceil(Math.log2(Math.max(2, ...values)));
  const step = high - low > 6 ? 2 : 1;
  return Array.from(
    { length: Math.ceil((high - low) / step) + 1 },
    (_, i) => 2 ** (low + i * step),
  );
}

const tick = (value: number): string => `${formatAbout(value)}×`;

/** The chart of one replay. */
export function BeyondChart({ record, replay }: { record: RunRecord; replay: Replay }) {
  const oneMs = replay.points[0]?.ms ?? Number.NaN;
  const simulated = replay.points.map(({ processors: n, ms }) => ({ n, value: oneMs / ms }));
  const measured = record.points.flatMap(({ processors: n, speedup }) =>
    speedup.relative === null ? [] : [{ n, value: speedup.relative }],
  );
  const largest = simulated.at(-1);
  const ticks = doublings(simulated.map(({ value }) => value));
  const [lowest, highest] = [Math.min(...ticks), Math.max(...ticks)];
  const ideal = replay.points
    .map(({ processors: n }) => ({ n, value: n }))
    .filter(({ n }) => n <= highest);
  return (
    <ResponsiveContainer width="100%" height="100%" debounce={50}>
      <ComposedChart margin={{ top: 14, right: 56, bottom: 4, left: 4 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} className="chart-grid" />
        <XAxis
          {...countAxis}
          scale="log"
          domain={[1, 4_096]}
          ticks={[1, 8, 64, 512, 4_096]}
          tickFormatter={(n: number) => n.toLocaleString('en')}
        />
        <YAxis
          {...valueAxis}
          scale="log"
          domain={[lowest, highest]}
          allowDataOverflow
          ticks={ticks}
          interval={0}
          width={widthOfLabels(ticks.map(tick))}
          tickFormatter={tick}
        />
        <ChartOverlay
          curves={[
            { className: 'chart-ideal', rows: ideal },
            { className: 'beyond-line', rows: simulated },
          ]}
          dots={{ className: 'beyond-simulated', radius: 3.5, rows: simulated }}
          notes={[largest && { ...largest, text: `${formatAbout(largest.value)}×`, side: 'after' }]}
        />
        <Scatter data={measured} dataKey="value" shape={PlainDot} isAnimationActive={false} />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
