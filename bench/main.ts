// The bench: opens one real browser without a window, measures every figure asked for in one run, and
// says which goals hold. stdout carries only the answer.

import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, release, type } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { readCall } from './arguments.ts';
import { entrantsOf, figureIds, groups } from './figures/figures.ts';
import { measurePages } from './pages/page-figures.ts';
import { reportToMarkdown, reportToText } from './figures/report.ts';
import { measureGroup } from './rounds.ts';
import type { LaunchOptions, Page } from 'playwright-core';
import type { Environment } from '../src/record/environment.ts';
import type { Call } from './arguments.ts';
import type { Figure, FigureId, GroupId, RoundsFigureId } from './figures/figures.ts';
import type { MainThreadRun } from './pages/main-thread.ts';
import type { Site } from './pages/page-figures.ts';
import type { Bench } from './protocol.ts';
import type { BenchReport } from './figures/report.ts';
import type { Attempt } from './rounds.ts';

interface Server {
  readonly url: string;
  close(): Promise<void>;
}

interface ServeModule {
  readonly serve: (options: { root: string; port: number; policy?: boolean }) => Promise<Server>;
}

interface BrowserModule {
  readonly launchOptions: () => LaunchOptions;
}

interface BenchWindow {
  readonly bench: Bench;
}

interface Measured {
  readonly environment: Environment;
  readonly figures: readonly Figure[];
  readonly attempts: Readonly<Record<GroupId, readonly Attempt[]>>;
  readonly mainThread: readonly MainThreadRun[];
}

type RunCall = Extract<Call, { kind: 'run' }>;

/**
 * Rounds of messages to each one of others: where the system puts the threads makes a round of them differ
 * from the next by a fifth.
 */
const messageRounds = 4;

/** Scripts of the project are loaded as they lie there: the built bench does not contain them. */
function load<Module>(root: string, name: string): Promise<Module> {
  return import(pathToFileURL(join(root, 'scripts', name)).href) as Promise<Module>;
}

function tell(text: string): void {
  process.stderr.write(text);
}

/**
 * Runs one call; resolves with the exit status: 0 where everything was measured and every result right,
 * whether or not the goals hold; 1 where a result was wrong; 2 for a wrong call.
 */
export async function main(
  argv: readonly string[],
  { root }: { readonly root: string },
): Promise<number> {
  const call = readCall(argv);
  if (call.kind === 'wrong') {
    tell(`${call.sentence}\n`);
    return 2;
  }
  const measured = await measure(call, root);
  const report = makeReport(call, argv, measured);
  process.stdout.write(reportToText(report));
  if (call.jsonFile !== undefined) {
    const { attempts, mainThread } = measured;
    const json = JSON.stringify({ ...report, attempts, mainThread }, null, 2);
    writeFileSync(resolve(call.jsonFile), `${json}\n`);
  }
  if (call.write) {
    mkdirSync(join(root, 'docs'), { recursive: true });
    writeFileSync(join(root, 'docs', 'benchmarks.md'), reportToMarkdown(report));
  }
  const samples = Object.values(measured.attempts).flatMap((attempts) =>
    attempts.flatMap((attempt) => attempt.samples),
  );
  const wrong = samples.filter(({ ok }) => !ok);
  if (wrong.length === 0) return 0;
  const names = [...new Set(wrong.map(({ entrant }) => entrant))].join(', ');
  tell(`${wrong.length} of ${samples.length} results were wrong: ${names}.\n`);
  return 1;
}

async function measure(call: RunCall, root: string): Promise<Measured> {
  const { launchOptions } = await load<BrowserModule>(root, 'browser.mjs');
  const { serve } = await load<ServeModule>(root, 'serve.mjs');
  const servers: Server[] = [];
  const launch = launchOptions();
  const browser = await chromium.launch(launch);
  try {
    // Some of the libraries that it compares make workers from text.
    const benchServer = await serve({ root: join(root, 'dist-bench'), port: 0, policy: false });
    servers.push(benchServer);
    const labServer = await serve({ root: join(root, 'dist'), port: 0 });
    servers.push(labServer);
    const [benchAddress, labAddress] = [benchServer.url, labServer.url];
    return await measureAll(call, { browser, launch, benchAddress, labAddress });
  } finally {
    await browser.close();
    for (const server of servers) await server.close();
  }
}

async function measureAll(call: RunCall, site: Site): Promise<Measured> {
  const page = await site.browser.newPage();
  await page.goto(site.benchAddress);
  await page.waitForFunction(() => 'bench' in globalThis);
  const noAdapter = await page.evaluate(() =>
    (globalThis as unknown as BenchWindow).bench.noAdapter(),
  );
  if (noAdapter !== undefined)
    tell(`No graphics adapter (${noAdapter}): its figures are left out.\n`);
  const attempts: Record<GroupId, readonly Attempt[]> = {
    speed: await measureAsked(call, page, groups.speed),
    catalogue: await measureAsked(call, page, groups.catalogue),
    bandwidth: await measureAsked(call, page, groups.bandwidth),
    gpu: noAdapter === undefined ? await measureAsked(call, page, groups.gpu) : [],
    dispatch: await measureAsked(call, page, groups.dispatch),
    messages: await measureAsked(call, page, groups.messages, messageRounds * call.rounds),
  };
  const environment = await page.evaluate(() =>
    (globalThis as unknown as BenchWindow).bench.environment(),
  );
  await page.close();
  const cores = environment.hardwareConcurrency ?? 1;
  const pages = await measurePages(call.only, site, cores, tell);
  const ofRounds = Object.values(attempts).flatMap((made) => made.at(-1)?.figures ?? []);
  const figures = [...ofRounds, ...pages.figures];
  return { environment, figures, attempts, mainThread: pages.mainThread };
}

/** The group's figures that were asked for; no attempt where there are none. */
function measureAsked(
  call: RunCall,
  page: Page,
  group: readonly RoundsFigureId[],
  rounds = call.rounds,
): Promise<readonly Attempt[]> {
  const asked = group.filter((id: FigureId) => call.only.includes(id));
  if (asked.length === 0) return Promise.resolve([]);
  return measureGroup(page, asked, entrantsOf(asked), rounds, tell);
}

/** The call as it can be repeated: where its JSON went is no part of it. */
function callToCommand(argv: readonly string[]): string {
  const words = argv.filter(
    (word, i) => !word.startsWith('--json') && (argv[i - 1] !== '--json' || word.startsWith('--')),
  );
  return ['npm run bench', ...(words.length > 0 ? ['--', ...words] : [])].join(' ');
}

function makeReport(call: RunCall, argv: readonly string[], measured: Measured): BenchReport {
  const { environment, figures } = measured;
  const asked = figures.filter(({ id }) => call.only.includes(id));
  return {
    environment: {
      ...environment,
      processor: cpus()[0]?.model.trim() ?? 'an unknown processor',
      system: `${type()} ${release()}`,
      date: new Date().toISOString().slice(0, 10),
      command: callToCommand(argv),
      rounds: call.rounds,
    },
    figures: figureIds.flatMap((id) => asked.filter((figure) => figure.id === id)),
    attempts: Object.values(measured.attempts).flat(),
  };
}
