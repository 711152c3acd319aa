// How true the estimates of time are that a person reads before a run: every workload as the page offers it, on a machine
// that was measured by the page's own button, and no workload run before.

import type { Browser } from 'playwright-core';
import { pageFigure } from '../figures/figures.ts';
import type { Figure } from '../figures/figures.ts';
import type { Engine } from '../../src/engine/engine.ts';

interface LabWindow {
  readonly amdahlLab: Engine;
}

/** What a run was estimated to take, and took, in ms. */
interface Estimated {
  readonly workload: string;
  readonly kernel: string;
  readonly estimatedMs: number;
  readonly tookMs: number;
}

/** Measures the machine as a person does, then runs the catalogue once, with its default parameters. */
export async function measureEstimates(
  browser: Browser,
  address: string,
  tell: (text: string) => void,
): Promise<readonly Estimated[]> {
  const page = await browser.newPage();
  try {
    await page.goto(address);
    await page.getByRole('button', { name: 'Measure this machine' }).first().click();
    await page.getByText(/gains nothing beyond \d+ worker/).waitFor({ timeout: 120_000 });
    // What was measured is kept; rates of single workloads are not.
    await page.reload();
    await page.getByText(/gains nothing beyond \d+ worker/).waitFor();
    const made = await page.evaluate(runCatalogue);
    for (const { workload, kernel, estimatedMs, tookMs } of made)
      tell(
        `${workload}, ${kernel}: ${(estimatedMs / 1_000).toFixed(1)} s, took ${(tookMs / 1_000).toFixed(1)} s\n`,
      );
    return made;
  } finally {
    await page.close();
  }
}

/** Runs in the page. */
async function runCatalogue(): Promise<Estimated[]> {
  const { amdahlLab: lab } = globalThis as unknown as LabWindow;
  const { workloads } = await lab.catalogue();
  const { defaults } = await lab.machine();
  const made: Estimated[] = [];
  for (const { id: workload, kernels, suggests } of workloads) {
    const kernel = kernels.includes('wasm') ? 'wasm' : 'js';
    const config = { ...defaults, ...suggests, workload, kernel };
    const preview = await lab.preview(config);
    if (!preview.ok) throw new Error(`${workload} cannot run.`);
    const estimatedMs = preview.plan.estimate.totalMs;
    const sinceMs = performance.now();
    const outcome = await lab.run(config, () => undefined);
    if (outcome.kind !== 'done') throw new Error(`${workload} ended as ${outcome.kind}.`);
    made.push({ workload, kernel, estimatedMs, tookMs: performance.now() - sinceMs });
  }
  return made;
}

export function estimateFigure(made: readonly Estimated[]): Figure {
  const off = ({ estimatedMs, tookMs }: Estimated): number =>
    Math.max(estimatedMs / tookMs, tookMs / estimatedMs);
  const worst = made.toSorted((a, b) => off(b) - off(a))[0];
  const within = made.filter((one) => off(one) <= 2).length;
  return pageFigure(
    'estimate-off',
    'Time that a run was estimated to take on a machine that was measured, over what it took, or the other way: the worst of the catalogue',
    [worst ? off(worst) : Number.NaN, 'times'],
    { is: 'at most', value: 2 },
    `${within} of ${made.length} within twice; farthest ${worst?.workload}, ${((worst?.estimatedMs ?? Number.NaN) / 1_000).toFixed(1)} s estimated, ${((worst?.tookMs ?? Number.NaN) / 1_000).toFixed(1)} s taken`,
  );
}
