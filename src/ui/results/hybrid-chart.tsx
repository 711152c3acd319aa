// Throughput over the GPU's share of the tasks: three measured points under what two parts that do not
// slow each other would give.

import {
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceDot,
  ResponsiveContainer,
  Scatter,
  XAxis,
  YAxis,
} from 'recharts';
import type { HybridPoint } from '../../record/run-record.ts';
import { formatPercent, formatThroughput } from '../../words/quantity.ts';
import { PlainDot } from './chart-dots.tsx';
import {
  countAxis,
  niceTop,
  plainLine,
  valueAxis,
  valueTicks,
  widthOfLabels,
} from './chart-scale.ts';
import { splitCurve } from './split-curve.ts';

interface Props {
  readonly point: HybridPoint;
  readonly unit: string;
  /** The workers in words, e.g. "2 workers". */
  readonly workers: string;
}

/** A word beside each point and the peak, on the side that is free. */
function notes({ gpuShare, gpuAlone, workersAlone, together }: HybridPoint, workers: string) {
  const sum = gpuAlone + workersAlone;
  const best = gpuAlone / sum;
  const beside = (share: number) => (share < 0.5 ? 'right' : 'left');
  const note = (x: number, y: number, value: string, place: object) => ({
    x,
    y,
    label: { value, className: 'chart-note', offset: 10, ...place },
  });
  return [
    note(best, sum, `sum, at ${formatPercent(best)}`, { position: beside(best) }),
    note(1, gpuAlone, 'GPU', { position: 'left' }),
    note(0, workersAlone, workers, { position: 'bottom', dx: 24 }),
    note(gpuShare, together, 'together', { position: beside(gpuShare), dy: -8 }),
  ];
}

/** The chart of one team. */
export function HybridChart({ point, unit, workers }: Props) {
  const { gpuShare, gpuAlone, workersAlone, together } = point;
  const top = niceTop(1.15 * Math.max(gpuAlone + workersAlone, together));
  const tick = (value: number): string => formatThroughput(value, unit);
  const measured = [
    { share: 0, value: workersAlone },
    { share: 1, value: gpuAlone },
    { share: gpuShare, value: together },
  ];
  return (
    <ResponsiveContainer width="100%" height="100%" debounce={50}>
      <ComposedChart margin={{ top: 8, right: 16, bottom: 4, left: 4 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} className="chart-grid" />
        <XAxis
          {...countAxis}
          dataKey="share"
          domain={[0, 1]}
          ticks={[0, 0.5, 1]}
          tickFormatter={(share: number) => (share === 1 ? 'all GPU' : formatPercent(share))}
        />
        <YAxis
          {...valueAxis}
          domain={[0, top]}
          width={widthOfLabels(valueTicks(top).map(tick))}
          ticks={valueTicks(top)}
          interval={0}
          tickFormatter={tick}
        />
        <Line data={splitCurve(gpuAlone, workersAlone)} className="chart-ideal" {...plainLine} />
        {notes(point, workers).map((note) => (
          <ReferenceDot key={note.label.value} x={note.x} y={note.y} r={0} label={note.label} />
        ))}
        <Scatter data={measured} dataKey="value" shape={PlainDot} isAnimationActive={false} />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
