// The hero: measured points with whiskers over the ideal line and the fitted law. Loaded lazily, for
// the chart library is larger than the rest of the page.

import { useDeferredValue } from 'react';
import {
  CartesianGrid,
  ComposedChart,
  ErrorBar,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { formatP } from '../../words/quantity.ts';
import { DotShape, PointTooltip, SampleShape } from './chart-dots.tsx';
import { countAxis, curveLabel, plainLine, processorTicks, valueAxis } from './chart-scale.tsx';
import { formatTick, formatValue } from './chart-words.ts';
import {
  curveRows,
  useChartLayers,
  type ChartLayers,
  type ChartProps,
} from './use-chart-layers.ts';

const still = { isAnimationActive: false, dataKey: 'value' } as const;

/** The band of the fitted law, and the further curves. */
function overlays({ band, curves, grid }: ChartLayers) {
  return (
    <>
      {band.length > 0 && <Line data={[...band]} className="chart-band" {...plainLine} />}
      {curves.map(({ id, at }) => (
        <Line
          key={id}
          data={curveRows(grid, at)}
          className={`chart-layer chart-layer-${id}`}
          {...plainLine}
        />
      ))}
    </>
  );
}

/** The points of this run and of the one before, with whiskers, and the single samples. */
function points({ ghostDots, dots }: ChartLayers, samples: ChartLayers['samples']) {
  return (
    <>
      {samples.length > 0 && <Scatter data={[...samples]} shape={SampleShape} {...still} />}
      {ghostDots.length > 0 && (
        <Scatter data={[...ghostDots]} shape={DotShape} {...still}>
          <ErrorBar dataKey="whisker" direction="y" width={6} stroke="var(--ghost)" />
        </Scatter>
      )}
      <Scatter data={[...dots]} shape={DotShape} zIndex={700} {...still}>
        <ErrorBar dataKey="whisker" direction="y" width={8} stroke="var(--point)" />
      </Scatter>
    </>
  );
}

/** One view of a record; the previous record stands behind it in grey. */
export function RecordChart(props: ChartProps) {
  const { record, view } = props;
  const { unit, backend } = record.plan;
  const noun = backend === 'webgpu' ? 'workgroup' : 'processor';
  const layers = useChartLayers(props);
  const { series, largest, top, ghostDots } = layers;
  // Single samples come in a task of their own: the library draws a whole chart at once.
  const samples = useDeferredValue(layers.samples, []);
  const law = record.fits.amdahl;
  const limitShown =
    props.layers.has('amdahl') && series.limit !== undefined && series.limit <= top;
  return (
    <ResponsiveContainer width="100%" height="100%" debounce={50}>
      <ComposedChart margin={{ top: 14, right: 56, bottom: 4, left: 4 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} className="chart-grid" />
        <XAxis
          {...countAxis}
          domain={[1, largest]}
          ticks={processorTicks(record.plan.processors, largest)}
          tickFormatter={(n: number) => (n === largest ? `${n} ${noun}s` : String(n))}
        />
        <YAxis
          {...valueAxis}
          domain={[0, top]}
          tickCount={5}
          tickFormatter={(value: number) => formatTick(view, value, unit)}
        />
        <Tooltip content={PointTooltip} cursor={false} isAnimationActive={false} />
        {limitShown && (
          <ReferenceLine
            y={series.limit}
            className="chart-limit"
            label={{
              value: `limit ${formatValue(view, series.limit ?? 0, unit)}`,
              position: 'insideBottomLeft',
              className: 'chart-note',
            }}
          />
        )}
        {overlays(layers)}
        <Line data={layers.ideal} className="chart-ideal" {...plainLine} />
        {ghostDots.length > 0 && (
          <Line data={layers.ghostFit} className="chart-ghost" {...plainLine} />
        )}
        <Line data={layers.fit} className="chart-fit" {...plainLine} />
        {curveLabel({ curve: series.ideal, n: largest, text: 'ideal', side: 'after' })}
        {law !== null &&
          curveLabel({
            ...layers.labels,
            curve: series.fit,
            text: `Amdahl, p = ${formatP(law.p)}`,
          })}
        {curveLabel({ ...layers.ghostLabels, curve: layers.ghostCurve, text: 'previous run' })}
        {points(layers, samples)}
      </ComposedChart>
    </ResponsiveContainer>
  );
}
