// Curves, small dots and notes of a chart, drawn by its scales at once: each of the chart library's own elements
// makes it draw the whole chart again.

import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';

/** Values at processor counts. */
export type CurveRows = readonly { readonly n: number; readonly value: number }[];

export interface Curve {
  readonly className: string;
  readonly rows: CurveRows;
}

/** Words beside a place of the chart. */
export interface Note {
  readonly n: number;
  readonly value: number;
  readonly text: string;
  readonly side: 'above' | 'below' | 'after' | 'beyond';
}

/** A value with a line all along it, and what it is. */
export interface Limit {
  readonly value: number;
  readonly text: string;
}

interface Props {
  /** A processor count to mark over the whole height. */
  readonly mark?: number;
  readonly curves: readonly Curve[];
  /** Small dots of a class. */
  readonly dots?: { readonly className: string; readonly radius: number; readonly rows: CurveRows };
  readonly notes: readonly (Note | undefined)[];
  readonly limit?: Limit | undefined;
}

type Scale = (value: number) => number;

/** A path through rows; values that are none are left out. */
function pathOf(rows: CurveRows, x: Scale, y: Scale): string {
  return rows
    .filter(({ value }) => Number.isFinite(value))
    .map(({ n, value }, i) => `${i === 0 ? 'M' : 'L'}${x(n).toFixed(1)},${y(value).toFixed(1)}`)
    .join('');
}

const places = {
  above: { dx: 0, dy: -8, textAnchor: 'middle', dominantBaseline: 'auto' },
  below: { dx: 0, dy: 8, textAnchor: 'middle', dominantBaseline: 'hanging' },
  /** After a handle. */
  beyond: { dx: 16, dy: 0, textAnchor: 'start', dominantBaseline: 'central' },
  after: { dx: 6, dy: 0, textAnchor: 'start', dominantBaseline: 'central' },
} as const;

function LimitLine({ value, text, y }: Limit & { readonly y: Scale }) {
  const area = usePlotArea();
  if (!area) return null;
  const at = y(value);
  return (
    <g className="chart-limit">
      <line x1={area.x} x2={area.x + area.width} y1={at} y2={at} />
      <text x={area.x + 5} y={at - 5} className="chart-note">
        {text}
      </text>
    </g>
  );
}

/** A column behind everything, at the count that the page is about. */
function CountMark({ at }: { readonly at: number }) {
  const area = usePlotArea();
  if (!area || !Number.isFinite(at)) return null;
  return (
    <rect
      className="chart-mark"
      data-testid="chart-mark"
      x={at - markWidth / 2}
      y={area.y}
      width={markWidth}
      height={area.height}
    />
  );
}

const markWidth = 26;

/** To be a child of a chart. */
export function ChartOverlay({ mark, curves, dots, notes, limit }: Props) {
  const [x, y] = [useXAxisScale(), useYAxisScale()];
  if (!x || !y) return null;
  const [across, up]: [Scale, Scale] = [(n) => x(n) ?? NaN, (value) => y(value) ?? NaN];
  return (
    <g className="chart-overlay">
      {mark !== undefined && <CountMark at={across(mark)} />}
      {limit && <LimitLine {...limit} y={up} />}
      {curves.map(({ className, rows }) => (
        <g key={className} className={className}>
          <path d={pathOf(rows, across, up)} />
        </g>
      ))}
      {dots?.rows.map(({ n, value }, i) => (
        <circle key={i} cx={across(n)} cy={up(value)} r={dots.radius} className={dots.className} />
      ))}
      {notes.map(
        (note) =>
          note && (
            <text
              key={note.text}
              x={across(note.n)}
              y={up(note.value)}
              className="chart-note"
              {...places[note.side]}
            >
              {note.text}
            </text>
          ),
      )}
    </g>
  );
}

/** A note beside a curve, at a processor count; none where there is no curve. */
export function noteAt(
  curve: ((n: number) => number) | undefined,
  place: Omit<Note, 'value'>,
): Note | undefined {
  return curve && { ...place, value: curve(place.n) };
}
