// Before anything is measured: Amdahl's law for a parallel fraction that the reader drags, beside two fixed ones.

import {
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  usePlotArea,
  useXAxisScale,
  XAxis,
  YAxis,
} from 'recharts';
import type { PointerEvent } from 'react';
import { amdahlLimit, amdahlSpeedup, shareOfSpeedup } from '../../laws/amdahl.ts';
import { formatAbout, formatP } from '../../words/quantity.ts';
import { ChartOverlay, noteAt } from './chart-overlay.tsx';
import { countAxis, plainLine, valueAxis, widthOfLabels } from './chart-scale.ts';

const fixed = [0.99, 0.5] as const;
const largest = 16;
const counts = Array.from({ length: largest }, (_, index) => index + 1);
const tick = (value: number): string => `${value}×`;

const ideal = counts.map((n) => ({ n, value: n }));

function curveOf(p: number, className: string) {
  return { className, rows: counts.map((n) => ({ n, value: amdahlSpeedup(p, n) })) };
}

function noteOf(p: number, side: 'after' | 'beyond' = 'after') {
  const limit = p === 1 ? 'no limit' : `limit ${formatAbout(amdahlLimit(p))}×`;
  return noteAt((n) => amdahlSpeedup(p, n), {
    n: largest,
    text: `p = ${formatP(p)}, ${limit}`,
    side,
  });
}

interface HandleProps {
  readonly p: number;
  readonly onChange: (p: number) => void;
}

/** The end of the curve, which follows the pointer; the slider under the chart does the same by keyboard. */
function Handle({ p, onChange }: HandleProps) {
  const area = usePlotArea();
  const x = useXAxisScale()?.(largest);
  if (!area || x === undefined) return null;
  const follow = (event: PointerEvent<SVGCircleElement>): void => {
    const top = event.currentTarget.ownerSVGElement?.getBoundingClientRect().top ?? 0;
    const share = 1 - (event.clientY - top - area.y) / area.height;
    const times = Math.min(largest, Math.max(1, share * largest));
    onChange(Math.round(1000 * shareOfSpeedup(times, largest)) / 1000);
  };
  const y = area.y + area.height * (1 - amdahlSpeedup(p, largest) / largest);
  return (
    <g className="law-handle" data-testid="law-handle">
      <circle
        cx={x}
        cy={y}
        r={22}
        className="law-handle-reach"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          follow(event);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) follow(event);
        }}
      />
      <circle cx={x} cy={y} r={7} className="law-handle-dot" />
    </g>
  );
}

/** Law, not measured. */
export function LawChart({ p, onChange }: HandleProps) {
  const curves = [
    ...fixed.map((share, index) => curveOf(share, `chart-law chart-law-${2 * index}`)),
    curveOf(p, 'chart-law chart-law-1'),
  ];
  // Labels of curves that end at the same place would lie on each other.
  const near = (share: number): boolean =>
    Math.abs(amdahlSpeedup(share, largest) - amdahlSpeedup(p, largest)) < 0.9;
  const notes = [
    noteAt((n) => n, { n: largest, text: 'ideal', side: 'after' }),
    ...fixed.filter((share) => !near(share)).map((share) => noteOf(share)),
    noteOf(p, 'beyond'),
  ];
  return (
    <ResponsiveContainer width="100%" height="100%" debounce={50}>
      <ComposedChart
        margin={{ top: 14, right: 140, bottom: 4, left: 4 }}
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
        <Handle p={p} onChange={onChange} />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
