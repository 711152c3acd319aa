// The numbers behind the chart.

import type { Point, RunRecord } from '../../record/run-record.ts';
import {
  formatBytes,
  formatMs,
  formatPercent,
  formatRatio,
  formatThroughput,
} from '../../words/quantity.ts';

function optional(value: number | null, write: (value: number) => string): string {
  return value === null ? 'unknown' : write(value);
}

function Row({ point, unit }: { readonly point: Point; readonly unit: string }) {
  const { processors, medianMs, intervalMs, throughput, speedup, efficiency, verdict } = point;
  return (
    <tr>
      <th scope="row">{processors}</th>
      <td>{formatMs(medianMs)}</td>
      <td>
        {intervalMs === null
          ? 'unknown'
          : `${formatMs(intervalMs[0])} to ${formatMs(intervalMs[1])}`}
      </td>
      <td>{formatThroughput(throughput, unit)}</td>
      <td>{optional(speedup.relative, formatRatio)}</td>
      <td>{optional(speedup.absolute, formatRatio)}</td>
      <td>{optional(efficiency, formatPercent)}</td>
      <td>{formatBytes(point.activities.bytesMoved)}</td>
      <td>{formatMs(point.activities.transferMs)}</td>
      <td className={verdict.ok ? 'good' : 'bad'}>{verdict.ok ? 'verified' : 'wrong'}</td>
    </tr>
  );
}

/** A table named Numbers, a row per processor count. */
export function NumbersTable({ record }: { readonly record: RunRecord }) {
  return (
    <div className="table-scroll" role="group" aria-label="Numbers, scrollable" tabIndex={0}>
      <table className="numbers" aria-label="Numbers">
        <thead>
          <tr>
            <th scope="col">n</th>
            <th scope="col">median</th>
            <th scope="col">interval</th>
            <th scope="col">throughput</th>
            <th scope="col">over 1</th>
            <th scope="col">over serial</th>
            <th scope="col">efficiency</th>
            <th scope="col">moved</th>
            <th scope="col">moving</th>
            <th scope="col">verdict</th>
          </tr>
        </thead>
        <tbody>
          {record.points.map((point) => (
            <Row key={point.processors} point={point} unit={record.plan.unit} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
