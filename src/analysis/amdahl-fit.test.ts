// How often the interval of p holds the truth.

import { expect, it } from 'vitest';
import { makeRandom } from '../kit/random.ts';
import { fitPoints } from './amdahl-fit.ts';
import { countPoints } from './counts.ts';
import { makeFacts, onCurve } from '../testing/synthetic-facts.ts';

/** Normal with mean 0 and deviation 1 (Box and Muller 1958). */
function makeNormal(seed: number): () => number {
  const random = makeRandom(seed);
  const uniform = (): number => (random() + 0.5) / 2 ** 32;
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

it('holds the truth in at least 900 of 1,000 experiments with 2 % noise', () => {
  const p = 0.9;
  let held = 0;
  for (let seed = 1; seed <= 1_000; seed++) {
    const normal = makeNormal(seed);
    const facts = makeFacts({
      plan: { processors: [1, 2, 4, 8], samples: 12, seed },
      environment: { hardwareConcurrency: 8 },
      wallMs: (n) => onCurve(p)(n) * (1 + 0.02 * normal()),
    });
    const fit = fitPoints(facts.plan, countPoints(facts), 8);
    const [low = NaN, high = NaN] = fit?.interval ?? [];
    if (low <= p && p <= high) held += 1;
  }
  expect(held).toBeGreaterThanOrEqual(900);
}, 60_000);
