// Why not n times: the measured speedup as a product of factors, each with a cause (after the efficiencies of POP,
// co-design.pop-coe.eu/metrics). The product closes by algebra; what makes it true is how its parts were measured.

/** Where the time of a run on n processors went, in ms. */
export interface RunTimes {
  /** Wall time T. */
  readonly wallMs: number;
  /** Useful time that only one processor may spend, U_s: the serial share, decompose, assign, aggregate. */
  readonly serialMs: number;
  /** Useful time open to all, summed over processors, U_p. */
  readonly parallelMs: number;
  /** Sum over the stages open to all of the largest useful time of one processor, M. */
  readonly largestMs: number;
  /** Of n x T, what no span covers. */
  readonly unaccountedMs: number;
}

/** n x loadBalance x serialisation x transfer x unaccounted x computation x startingPoint = T(1) / T(n). */
export interface EfficiencyFactors {
  /** U_p / (n M): 1 where all are busy as long as the busiest. */
  readonly loadBalance: number;
  /** M U / (U_p (U_s + M)), U = U_s + U_p: Amdahl's efficiency where the load is balanced. */
  readonly serialisation: number;
  /** (U_s + M) / (T - unaccounted / n): what moving data, handing out and barriers leave. */
  readonly transfer: number;
  /** (T - unaccounted / n) / T. */
  readonly unaccounted: number;
  /** U(1) / U(n): below 1 where the same work takes longer beside others (bandwidth, shared cores, clock). */
  readonly computation: number;
  /** T(1) / U(1): above 1 by what the run on one processor spends beside useful time. */
  readonly startingPoint: number;
}

/** Splits the speedup of `run` on `n` processors over `alone` on one. NaN where a stage open to all took no time. */
export function efficiencyFactors(alone: RunTimes, run: RunTimes, n: number): EfficiencyFactors {
  const { wallMs, serialMs, parallelMs, largestMs, unaccountedMs } = run;
  const useful = serialMs + parallelMs;
  const usefulAlone = alone.serialMs + alone.parallelMs;
  const accountedMs = wallMs - unaccountedMs / n;
  return {
    loadBalance: parallelMs / (n * largestMs),
    serialisation: (largestMs * useful) / (parallelMs * (serialMs + largestMs)),
    transfer: (serialMs + largestMs) / accountedMs,
    unaccounted: accountedMs / wallMs,
    computation: usefulAlone / useful,
    startingPoint: alone.wallMs / usefulAlone,
  };
}

/** n times all factors: the speedup that they explain. */
export function speedupOf(factors: EfficiencyFactors, n: number): number {
  return Object.values(factors).reduce((product: number, factor: number) => product * factor, n);
}
