// The hero: measured points with whiskers over the ideal line and the fitted law. Loaded lazily, for
// the chart library is larger than the rest of the page.

import { useDeferredValue } from 'react';
import {
  CartesianGrid,
  ComposedChart,
  ErrorBar,
  ResponsiveContainer,
  Scatter,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { formatP } from '../../words/quantity.ts';
import { DotShape, PointTooltip, type Dot } from './chart-dots.tsx';
import { ChartOverlay, noteAt } from './chart-overlay.tsx';
import { countAxis, processorTicks, valueAxis, valueTicks, widthOfLabels } from './chart-scale.ts';
import { formatTick, formatValue } from './chart-words.ts';
import { useChartLayers, type ChartLayers, type ChartProps } from './use-chart-layers.ts';

const still = { isAnimationActive: false, dataKey: 'value' } as const;

/** The points of this run and of the one before, with whiskers. */
function points({ ghostDots, dots }: ChartLayers, onChoose: ChartProps['onChoose']) {
  return (
    <>
      {ghostDots.length > 0 && (
        <Scatter data={[...ghostDots]} shape={DotShape} {...still}>
          <ErrorBar dataKey="whisker" direction="y" width={6} stroke="var(--ghost)" />
        </Scatter>
      )}
      <Scatter
        data={[...dots]}
        shape={DotShape}
        zIndex={700}
        cursor="pointer"
        onClick={({ payload }) => {
          const { n } = payload as Dot;
          onChoose(n);
        }}
        {...still}
      >
        <ErrorBar dataKey="whisker" direction="y" width={8} stroke="var(--point)" />
      </Scatter>
    </>
  );
}

/** The curves behind the points with what they are, the fitted law's limit, and the single samples. */
function Overlay({ chart, layers }: { readonly chart: ChartProps; readonly layers: ChartLayers }) {
  const { record, view, chosen } = chart;
  const { series, serialCurve, ghostCurve, largest, labels, ghostLabels, top } = layers;
  // Single samples come in a task of their own: they are many.
  const samples = useDeferredValue(layers.samples, []);
  const law = record.fits.amdahl;
  const limited = chart.layers.has('amdahl') && series.limit !== undefined && series.limit <= top;
  const notes = [
    noteAt(series.ideal, { n: largest, text: 'ideal', side: 'after' }),
    law
      ? noteAt(series.fit, {
          ...labels,
          text: `${law.points === 2 ? 'sketch through two times' : 'Amdahl'}, p = ${formatP(law.p)}`,
        })
      : undefined,
    noteAt(serialCurve, { n: largest, text: 'best serial', side: 'after' }),
    noteAt(ghostCurve, { ...ghostLabels, text: 'previous run' }),
  ];
  return (
    <ChartOverlay
      mark={chosen}
      curves={layers.curves}
      dots={{ className: 'chart-sample', radius: 2.5, rows: samples }}
      notes={notes}
      limit={
        limited && series.limit !== undefined
          ? {
              value: series.limit,
              text: `limit ${formatValue(view, series.limit, record.plan.unit)}`,
            }
          : undefined
      }
    />
  );
}

/** One view of a record; the previous record stands behind it in grey. */
export function RecordChart(props: ChartProps) {
  const { record, view } = props;
  const { unit, team } = record.plan;
  const noun = team.gpu === 'all' ? team.noun : 'processor';
  const layers = useChartLayers(props);
  const { largest, top } = layers;
  const ticks = valueTicks(top);
  const tick = (value: number): string => formatTick(view, value, unit);
  return (
    <ResponsiveContainer width="100%" height="100%" debounce={50}>
      <ComposedChart margin={{ top: 14, right: 84, bottom: 4, left: 4 }} accessibilityLayer={false}>
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
          width={widthOfLabels(ticks.map(tick))}
          ticks={ticks}
          interval={0}
          tickFormatter={tick}
        />
        <Tooltip content={PointTooltip} cursor={false} isAnimationActive={false} />
        <Overlay chart={props} layers={layers} />
        {points(layers, props.onChoose)}
      </ComposedChart>
    </ResponsiveContainer>
  );
}
