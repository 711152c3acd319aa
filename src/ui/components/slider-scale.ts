// Where a value lies on a slider, and back: linear, or by powers of two or ten.

/** A slider's range; `scale` as the parameter table says it. */
export interface SliderScale {
  readonly min: number;
  readonly max: number;
  readonly integer: boolean;
  readonly scale: 'linear' | 'log2' | 'log10';
}

/** Steps of a slider from end to end. */
export const sliderSteps = 200;

function bounded({ min, max, integer }: SliderScale, value: number): number {
  const clipped = Math.min(max, Math.max(min, value));
  return integer ? Math.round(clipped) : Number(clipped.toPrecision(6));
}

/** Position between 0 and `sliderSteps`; 0 for a value that is no number. */
export function valueToPosition(scale: SliderScale, value: number): number {
  if (Number.isNaN(value)) return 0;
  const { min, max } = scale;
  const share =
    scale.scale === 'linear' || min <= 0
      ? (value - min) / (max - min)
      : Math.log(value / min) / Math.log(max / min);
  return Math.min(sliderSteps, Math.max(0, share * sliderSteps));
}

/** The value at a position; on a log scale a power of two, or a two-digit number. */
export function positionToValue(scale: SliderScale, position: number): number {
  const share = position / sliderSteps;
  const { min, max } = scale;
  if (scale.scale === 'linear' || min <= 0) {
    return bounded(scale, Number((min + share * (max - min)).toPrecision(3)));
  }
  const raw = min * (max / min) ** share;
  const tidy =
    scale.scale === 'log2' ? 2 ** Math.round(Math.log2(raw)) : Number(raw.toPrecision(1));
  return bounded(scale, tidy);
}

/** The next value up or down, as arrow keys step it. */
export function stepValue(scale: SliderScale, value: number, direction: 1 | -1): number {
  if (Number.isNaN(value)) return scale.min;
  const { min, max } = scale;
  if (scale.scale === 'log2') return bounded(scale, direction === 1 ? value * 2 : value / 2);
  if (scale.scale === 'log10') {
    const decade =
      10 ** Math.floor(Math.log10(Math.max(value, 1e-9)) - (direction === -1 ? 1e-9 : 0));
    return bounded(scale, value + direction * decade);
  }
  const span = max - min;
  const step = scale.integer ? 1 : 10 ** Math.floor(Math.log10(span / 50));
  return bounded(scale, Number((value + direction * step).toPrecision(12)));
}
