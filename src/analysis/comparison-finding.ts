// What two sides that were held against each other showed: at one size, and over sizes.

import { crossingOf, fasterSide } from '../laws/crossing.ts';
import type { Answer, BreakEven, Sides } from '../record/comparison.ts';
import type { Message } from '../words/message.ts';

/** Both sides as the values of a message. */
function sidesToValues(sides: Sides) {
  return {
    processors: sides.map(({ processors }) => processors),
    schedules: sides.map(({ schedule }) => schedule),
    grains: sides.map(({ grain }) => grain ?? null),
    onGpu: sides.map(({ onGpu }) => onGpu === true),
  };
}

/** Which side is faster, by how much; or that none was. */
export function comparisonFinding(answer: Answer): readonly Message[] {
  const { sides, times, interval, rounds, apart, verified } = answer;
  if (!verified) return [{ key: 'study.wrong', values: {} }];
  const [low, high] = interval ?? [null, null];
  const values = { ...sidesToValues(sides), times, low, high, rounds, apart };
  return [{ key: 'study.comparison', values }];
}

/** From which size on which side is faster, or that one was at every size. */
export function breakEvenFinding({
  sides,
  steps,
  unit,
}: Pick<BreakEven, 'sides' | 'steps' | 'unit'>): readonly Message[] {
  const [smallest] = steps;
  if (!smallest) return [];
  const clear = steps.filter(({ apart }) => apart);
  const values = {
    ...sidesToValues(sides),
    unit,
    size: crossingOf(steps) ?? null,
    firstBelow: fasterSide(clear[0] ?? smallest) === 'first',
    clear: clear.length,
    sizes: steps.length,
  };
  return [{ key: 'study.break-even', values }];
}
