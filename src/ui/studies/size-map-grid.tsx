// The grid of a size map: colour by efficiency, the interval as a bar, the line drawn between cells.

import { useId, type CSSProperties } from 'react';
import type { CellState, SizeMapCell, SizeMapSoFar } from '../../record/size-map.ts';
import { formatMs, formatNumber, formatPercent } from '../../words/quantity.ts';
import { efficiencyColour } from './efficiency-colour.ts';
import { lineBetween } from './map-line.ts';
import './size-map.css';

const stateWords: Readonly<Record<CellState, string>> = {
  above: 'over',
  below: 'under',
  undecided: 'undecided',
  wrong: 'wrong result',
};

/** Percent of the bar, which shows 0 to 100 %. */
function onBar(efficiency: number): string {
  return `${100 * Math.min(1, Math.max(0, efficiency))}%`;
}

/** The interval on a scale of 0 to 100 %, with a tick at the line. */
function IntervalBar({
  interval: [low, high],
  line,
}: {
  readonly interval: readonly [number, number];
  readonly line: number;
}) {
  const style = { '--low': onBar(low), '--high': onBar(high), '--line': onBar(line) };
  return (
    <span className="map-bar" style={style as CSSProperties} aria-hidden="true">
      <span className="map-bar-interval" />
      <span className="map-bar-line" />
    </span>
  );
}

/** What is said of a cell beneath its efficiency. */
function cellNote({ rounds, state, disturbed }: SizeMapCell): string {
  if (rounds === 0 && state === 'undecided') return 'not measured';
  return disturbed ? `${stateWords[state]}, disturbed` : stateWords[state];
}

function Cell({ cell, map }: { readonly cell: SizeMapCell; readonly map: SizeMapSoFar }) {
  const { efficiency, interval, rounds, ms } = cell;
  const edges = lineBetween(cell, map);
  return (
    <td
      className="map-cell"
      data-state={cell.state}
      data-line-right={edges.right}
      data-line-below={edges.below}
      style={efficiency === null ? undefined : efficiencyColour(efficiency)}
      title={rounds > 0 ? `T(${cell.processors}) = ${formatMs(ms)}, ${rounds} rounds` : undefined}
    >
      {efficiency !== null && <strong>{formatPercent(efficiency)}</strong>}
      {interval && (
        <span className="map-interval">
          {formatPercent(interval[0])} to {formatPercent(interval[1])}
        </span>
      )}
      {interval && <IntervalBar interval={interval} line={map.efficiency} />}
      <span className="map-note">{cellNote(cell)}</span>
    </td>
  );
}

function CeilingRow({ ceiling, processors }: SizeMapSoFar) {
  if (ceiling.length === 0) return null;
  return (
    <tfoot>
      <tr>
        <th scope="row">This machine gives at most</th>
        {processors.map((n) => {
          const row = ceiling.find((one) => one.processors === n);
          return <td key={n}>{row ? formatPercent(row.efficiency) : 'not measured'}</td>;
        })}
      </tr>
    </tfoot>
  );
}

/** A table, so that nobody needs to see colours; it scrolls by itself if it is wide. */
export function SizeMapGrid({ map, noun }: { readonly map: SizeMapSoFar; readonly noun: string }) {
  const legend = useId();
  const { label, unit, sizes, processors, cells, efficiency } = map;
  if (cells.length === 0) return null;
  const size = unit === '' || unit === label.toLowerCase() ? label : `${label}, ${unit}`;
  return (
    <>
      <p className="map-legend quiet" id={legend}>
        Efficiency, its 95 % interval and its side of the line of {formatPercent(efficiency)}. A
        thick edge parts cells over the line from cells under it.
      </p>
      <div className="table-scroll" role="region" aria-label="Size map, scrollable" tabIndex={0}>
        <table className="size-map" aria-describedby={legend}>
          <thead>
            <tr>
              <th scope="col">{size}</th>
              {processors.map((n) => (
                <th key={n} scope="col">
                  {n} {noun}s
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sizes.map((one) => (
              <tr key={one}>
                <th scope="row">{formatNumber(one)}</th>
                {cells
                  .filter((cell) => cell.size === one)
                  .map((cell) => (
                    <Cell key={cell.processors} cell={cell} map={map} />
                  ))}
              </tr>
            ))}
          </tbody>
          <CeilingRow {...map} />
        </table>
      </div>
    </>
  );
}
