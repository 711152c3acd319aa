// jStat ships no types; these are the parts that tests compare with, and the bench computes with.

declare module 'jstat' {
  const jstat: {
    median(values: number[]): number;
    readonly beta: { inv(probability: number, alpha: number, beta: number): number };
    readonly binomial: { cdf(successes: number, trials: number, probability: number): number };
  };
  export default jstat;
}
