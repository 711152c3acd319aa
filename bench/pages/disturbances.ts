// Whether a run notices what disturbs it: the default experiment of the lab's page, again and again, while something is
// done to it or its machine on purpose, and as often with nothing done.

import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { kill } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { busyMsOf, busyMsOfAll } from './processor-time.ts';
import { withWitness } from './witness.ts';
import type { Witness } from './witness.ts';
import type { Browser, LaunchOptions, Page } from 'playwright-core';
import type { Engine } from '../../src/engine/engine.ts';
import type { Stability } from '../../src/record/stability.ts';

/** One run. */
export interface Try {
  readonly kind: DisturbanceKind | 'nothing';
  /** Noticed in some way: the record is not quiet, or samples were left out. */
  readonly noticed: boolean;
  readonly tooNoisy: boolean;
  /** What the record says of it. */
  readonly said: string;
  /** The share of the machine that other programs used meanwhile. */
  readonly othersShare: number;
}

export type DisturbanceKind = keyof typeof disturbances;

/** What can be done to a run, until `over`. */
interface Under {
  readonly page: Page;
  readonly renderers: readonly number[];
  /** Resolves after so many samples. */
  readonly samples: (count: number) => Promise<void>;
  readonly over: Promise<void>;
}

/** Nine rounds of one and two workers; a machine of more cores has more. */
const allSamples = 18;

/** A program that uses one core until it is ended. */
async function busyLoops(count: number, { over }: Under): Promise<void> {
  const loops = Array.from({ length: count }, () =>
    spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }),
  );
  await over;
  for (const loop of loops) loop.kill('SIGKILL');
}

/** Stops processes for a while; they go on where they were. */
async function stopFor(ms: number, processes: readonly number[]): Promise<void> {
  for (const one of processes) kill(one, 'SIGSTOP');
  await sleep(ms);
  for (const one of processes) kill(one, 'SIGCONT');
}

export const disturbances = {
  'a busy loop on one core, all through': (under: Under) => busyLoops(1, under),
  'a busy loop on each core, all through': (under: Under) =>
    busyLoops(availableParallelism(), under),
  'a sixth of the processor in the second half': async ({ renderers, samples, over }: Under) => {
    await samples(allSamples / 2);
    const ended = over.then(() => true);
    while (!(await Promise.race([ended, sleep(4, false)]))) await stopFor(20, renderers);
  },
  'the page stopped for 400 ms in a sample': async ({ renderers, samples }: Under) => {
    await samples(2 + Math.floor(Math.random() * (allSamples - 4)));
    // The next sample begins when this one is drawn, and takes longer than that.
    await sleep(190);
    await stopFor(400, renderers);
  },
  'a file of 200 MB opened in the middle': async ({ page, samples }: Under) => {
    await samples(allSamples / 2);
    await page.evaluate(async () => {
      const { amdahlLab } = globalThis as unknown as { amdahlLab: Engine };
      const line = new TextEncoder().encode('a file of many words in one line\n'.repeat(30_000));
      const blob = new Blob(Array.from({ length: 202 }, () => line));
      await amdahlLab.openFile('word-count', {}, blob, 'large.txt', () => undefined);
    });
  },
} as const;

/** What happens at one moment needs samples that are longer than the pauses between them: this size. */
const longSize = { 'the page stopped for 400 ms in a sample': 2_048 } as Readonly<
  Partial<Record<Try['kind'], number>>
>;

export const kinds = Object.keys(disturbances) as readonly DisturbanceKind[];

interface LabWindow {
  readonly amdahlLab: Engine;
  readonly tellSample: () => void;
}

/** Runs the default experiment once on a fresh page, disturbed or not. */
async function runOnce(browser: Browser, address: string, kind: Try['kind']): Promise<Try> {
  const page = await browser.newPage();
  try {
    let sampled = 0;
    const waiting = new Set<() => void>();
    await page.exposeFunction('tellSample', () => {
      sampled++;
      for (const look of waiting) look();
    });
    await page.goto(address);
    await page.waitForFunction(() => 'amdahlLab' in globalThis);
    const samples = (count: number): Promise<void> =>
      new Promise((resolve) => {
        const look = (): void => {
          if (sampled < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      });
    let end = (): void => undefined;
    const over = new Promise<void>((resolve) => {
      end = resolve;
    });
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
    const disturbing =
      kind === 'nothing'
        ? Promise.resolve()
        : disturbances[kind]({ page, renderers, samples, over });
    // While the page is open: what its process used goes with it.
    const [ownMs, allMs, sinceMs] = [await busyMsOf(browser), busyMsOfAll(), performance.now()];
    const outcome = await page.evaluate(async (size) => {
      const { amdahlLab, tellSample } = globalThis as unknown as LabWindow;
      const { defaults } = await amdahlLab.machine();
      const parameters = size === undefined ? defaults.parameters : { size };
      return amdahlLab.run({ ...defaults, parameters }, (event) => {
        if (event.kind === 'sample') tellSample();
      });
    }, longSize[kind]);
    const othersMs = busyMsOfAll() - allMs - ((await busyMsOf(browser)) - ownMs);
    const othersShare = othersMs / (availableParallelism() * (performance.now() - sinceMs));
    end();
    await disturbing;
    if (outcome.kind !== 'done') throw new Error(`The run ended as ${JSON.stringify(outcome)}.`);
    const { stability, samples: all, baselineSamples } = outcome.record;
    const leftOut = [...all, ...baselineSamples].some(({ incidents }) => incidents);
    return {
      kind,
      noticed: stability?.kind !== 'quiet' || leftOut,
      tooNoisy: stability?.kind === 'too-noisy',
      said: saidOf(stability),
      othersShare,
    };
  } finally {
    await page.close();
  }
}

function saidOf(stability: Stability | undefined): string {
  if (!stability || stability.kind === 'quiet') return 'quiet';
  return `${stability.kind}: ${stability.disturbances.map(({ kind }) => kind).join(', ')}`;
}

/** Others may use this share of the machine during a run that counts as quiet. */
const mostOfOthers = 0.02;
/** Of the cores, what threads of another program must have been given right before a quiet run and right after it. */
const fewestGiven = 0.9;
/** A busy machine is waited for that many times. */
const mostInvalid = 3;

/** All tries of each kind, and quiet ones; `invalid` more were beside other programs, or the machine gave less than its cores. */
export async function measureDisturbances(
  address: string,
  launch: LaunchOptions,
  { each, quiet }: { readonly each: number; readonly quiet: number },
  tell: (text: string) => void,
): Promise<{ readonly tries: readonly Try[]; readonly invalid: number }> {
  const browser = await chromium.launch(launch);
  const tries: Try[] = [];
  let invalid = 0;
  const quietRuns = async (witness: Witness): Promise<number> => {
    let [made, beside] = [0, 0];
    while (made < quiet && beside < mostInvalid * quiet) {
      const before = await witness.coresGiven();
      const one = await runOnce(browser, address, 'nothing');
      const given = Math.min(before, await witness.coresGiven());
      if (one.othersShare > mostOfOthers || given < fewestGiven * availableParallelism()) {
        beside++;
        continue;
      }
      tries.push(one);
      made++;
      if (one.noticed) tell(`quiet run ${made}: ${one.said}\n`);
    }
    return beside;
  };
  try {
    await runOnce(browser, address, 'nothing');
    for (const kind of kinds) {
      for (let i = 0; i < each; i++) tries.push(await runOnce(browser, address, kind));
      const found = tries.filter((one) => one.kind === kind && one.noticed).length;
      tell(`${kind}: ${found} of ${each}\n`);
    }
    invalid = await withWitness(availableParallelism(), (witness) => quietRuns(witness));
  } finally {
    await browser.close();
  }
  return { tries, invalid };
}
