// What two parts that do not slow each other would do together, by how the work is split.

/** Points of the curve with the GPU's share from 0 to 1. */
const steps = 50;

/**
 * Throughput min(gpu / f, workers / (1 - f)) for shares f of the work that the GPU does: the part that
 * ends last decides. It peaks at f = gpu / (gpu + workers), where it is the sum; that point is in it.
 */
export function splitCurve(
  gpu: number,
  workers: number,
): readonly { readonly share: number; readonly value: number }[] {
  const best = gpu / (gpu + workers);
  const shares = [...Array.from({ length: steps + 1 }, (_, i) => i / steps), best];
  return shares
    .toSorted((a, b) => a - b)
    .map((share) => ({ share, value: Math.min(gpu / share, workers / (1 - share)) }));
}
