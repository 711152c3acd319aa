// The Universal Scalability Law: throughput that falls again where processors wait for each other's data.

/** X(n) = g n / (1 + a (n - 1) + b n (n - 1)) (Gunther 2007, Guerrilla Capacity Planning, chapter 4). */
export interface UslCurve {
  /** Throughput of one processor, g. */
  readonly rate: number;
  /** Waiting for what is shared, a. */
  readonly contention: number;
  /** Keeping data alike, b; 0 is Amdahl's law. */
  readonly coherency: number;
}

/** Throughput on `n` processors. */
export function uslThroughput({ rate, contention, coherency }: UslCurve, n: number): number {
  return (rate * n) / (1 + contention * (n - 1) + coherency * n * (n - 1));
}

/** sqrt((1 - a) / b), the count of most throughput; Infinity where nothing is kept alike. */
export function uslPeak({ contention, coherency }: UslCurve): number {
  if (contention >= 1) return 1;
  return coherency > 0 ? Math.sqrt((1 - contention) / coherency) : Number.POSITIVE_INFINITY;
}

export interface ThroughputPoint {
  readonly processors: number;
  readonly throughput: number;
}

type Vector = readonly [number, number, number];

const steps = 200;

/**
 * Nonlinear least squares on throughput with g, a, b >= 0: Gauss-Newton with Levenberg's damping (Marquardt 1963),
 * unknowns at their bound held there while the gradient points beyond. Starts from the linear fit of n / X. Throws
 * RangeError under three distinct counts, or where a throughput is not above 0.
 */
export function fitUsl(points: readonly ThroughputPoint[]): UslCurve {
  if (new Set(points.map(({ processors }) => processors)).size < 3) {
    throw new RangeError('A fit of the Universal Scalability Law needs three processor counts.');
  }
  if (!points.every(({ throughput }) => throughput > 0)) {
    throw new RangeError('A throughput must be above 0.');
  }
  // In units of the first rate, so that the unknowns are of like size.
  const scale = Math.max(...points.map(({ processors: n, throughput }) => throughput / n));
  const scaled = points.map(({ processors, throughput }) => ({
    processors,
    throughput: throughput / scale,
  }));
  const [rate, contention, coherency] = [
    improve(scaled, startLinear(scaled)),
    improve(scaled, [1, 0.01, 0]),
  ].reduce((a, b) => (squares(scaled, b) < squares(scaled, a) ? b : a));
  return { rate: rate * scale, contention, coherency };
}

/** n / X = c0 + c1 (n - 1) + c2 n (n - 1) by least squares: g = 1 / c0, a = c1 / c0, b = c2 / c0, none below 0. */
function startLinear(points: readonly ThroughputPoint[]): Vector {
  const rows = points.map(({ processors: n, throughput }) => ({
    gradient: [1, n - 1, n * (n - 1)] as const,
    // The same weight as an equal relative error of the throughput has.
    weight: (throughput / n) ** 2,
    value: n / throughput,
  }));
  const [c0, c1, c2] = solveNormal(rows, [true, true, true], 0);
  if (!(c0 > 0)) return [1, 0, 0];
  return [1 / c0, Math.max(0, c1 / c0), Math.max(0, c2 / c0)];
}

function toCurve([rate, contention, coherency]: Vector): UslCurve {
  return { rate, contention, coherency };
}

function squares(points: readonly ThroughputPoint[], at: Vector): number {
  const curve = toCurve(at);
  let sum = 0;
  for (const { processors, throughput } of points) {
    sum += (throughput - uslThroughput(curve, processors)) ** 2;
  }
  return sum;
}

interface Row {
  readonly gradient: Vector;
  readonly value: number;
  readonly weight: number;
}

function improve(points: readonly ThroughputPoint[], start: Vector): Vector {
  let at = start;
  let best = squares(points, at);
  let damping = 1e-3;
  for (let step = 0; step < steps && damping < 1e12; step++) {
    const rows = points.map((point) => rowAt(point, at));
    const slope = [0, 1, 2].map((k) =>
      rows.reduce((sum, { gradient, value }) => sum + (gradient[k] ?? 0) * value, 0),
    );
    const free = at.map((value, k) => value > 0 || (slope[k] ?? 0) > 0);
    const change = solveNormal(rows, free, damping);
    const next = at.map((value, k) => Math.max(0, value + (change[k] ?? 0))) as unknown as Vector;
    const found = squares(points, next);
    if (found < best) {
      [at, best] = [next, found];
      damping = Math.max(1e-12, damping / 10);
    } else damping *= 10;
  }
  return at;
}

/** The residual at a point and how the throughput there changes with g, a and b. */
function rowAt({ processors: n, throughput }: ThroughputPoint, at: Vector): Row {
  const [rate, contention, coherency] = at;
  const under = 1 + contention * (n - 1) + coherency * n * (n - 1);
  const by = (-rate * n) / under ** 2;
  return {
    gradient: [n / under, by * (n - 1), by * n * (n - 1)],
    value: throughput - (rate * n) / under,
    weight: 1,
  };
}

/** Solves the damped normal equations for the unknowns that are free; the others are 0. */
function solveNormal(rows: readonly Row[], free: readonly boolean[], damping: number): Vector {
  const kept = [0, 1, 2].filter((k) => free[k]);
  const matrix = kept.map((i) => {
    const left = kept.map((j) =>
      sumOf(rows, ({ gradient }) => (gradient[i] ?? 0) * (gradient[j] ?? 0)),
    );
    const right = sumOf(rows, ({ gradient, value }) => (gradient[i] ?? 0) * value);
    return [...left, right];
  });
  matrix.forEach((row, i) => {
    row[i] = (row[i] ?? 0) * (1 + damping);
  });
  const solved = eliminate(matrix);
  const change = [0, 0, 0];
  kept.forEach((k, i) => (change[k] = solved[i] ?? 0));
  return change as unknown as Vector;
}

function sumOf(rows: readonly Row[], value: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + row.weight * value(row), 0);
}

/** Gaussian elimination with pivots of rows [A | b]; unknowns that nothing determines are 0. */
function eliminate(matrix: number[][]): number[] {
  const size = matrix.length;
  for (let column = 0; column < size; column++) {
    const below = matrix.slice(column);
    const headOf = (row: readonly number[]): number => Math.abs(row[column] ?? 0);
    const pivot = below.reduce((a, b) => (headOf(b) > headOf(a) ? b : a));
    matrix.splice(matrix.indexOf(pivot), 1);
    matrix.splice(column, 0, pivot);
    const head = pivot[column] ?? 0;
    if (head === 0) continue;
    for (const row of matrix) {
      if (row === pivot) continue;
      const factor = (row[column] ?? 0) / head;
      pivot.forEach((value, k) => (row[k] = (row[k] ?? 0) - factor * value));
    }
  }
  return matrix.map((row, i) => (row[i] ? (row[size] ?? 0) / (row[i] ?? 1) : 0));
}
