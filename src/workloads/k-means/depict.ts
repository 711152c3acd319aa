// The pictures: points in the colour of their cluster with the centres, and the inertia round by round.

import type { Arrays } from '../../contract/array.ts';
import type { Picture } from '../../contract/picture.ts';
import { coordinateOf } from './points.ts';
import type { AssignArguments } from './stage.ts';

const pointsDrawn = 5_000;
const roundsDrawn = 1_000;

/** The inertia of every assignment: of the first centres, and then after each round. */
export function inertiasOf({ inertias, rounds }: Arrays): readonly number[] {
  return Array.from(inertias?.subarray(0, rounds?.[1] ?? 0) ?? []);
}

/** The first two coordinates, on the grid. */
export function depictClusters(
  args: AssignArguments,
  output: Arrays,
  input: Arrays,
): readonly Picture[] {
  const points = input['points'] as Int32Array;
  const { labels, centres, rounds } = output;
  const count = Math.min(pointsDrawn, args.points);
  const drawn = Array.from({ length: count }, (_, i) => Math.floor((i * args.points) / count));
  const axis = (which: number): Float32Array =>
    Float32Array.from(drawn, (point) => coordinateOf(points, args.pairs, point, which));
  const done = rounds?.[0] ?? 0;
  const all = inertiasOf(output);
  const from = Math.max(0, all.length - roundsDrawn);
  const reached = all.slice(from);
  return [
    {
      kind: 'points',
      x: axis(0),
      y: axis(1),
      group: Uint8Array.from(drawn, (point) => labels?.[point] ?? 0),
      marks: Array.from({ length: args.clusters }, (_, cluster) => {
        const word = centres?.[cluster * args.pairs] ?? 0;
        return { x: (word << 16) >> 16, y: word >> 16 };
      }),
      caption: `${count.toLocaleString('en')} of ${args.points.toLocaleString('en')} points in the colour of their cluster, and the ${args.clusters} centres after ${done} rounds`,
    },
    {
      kind: 'lines',
      lines: [{ label: 'inertia', x: reached.map((_, i) => from + i), y: reached }],
      xLabel: 'Rounds made',
      yLabel: 'Sum of square distances',
      caption: 'How far all points are from their centres, round by round',
    },
  ];
}
