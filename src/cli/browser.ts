// The lab in a real browser without a window: serves the built page, opens it, drives its engine.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, LaunchOptions, Page } from 'playwright-core';
import type { Engine, OpenedFile, RunEvent, StudyOutcome, StudyRequest } from '../engine/engine.ts';
import type { Study } from '../record/study.ts';
import type { Config } from '../record/config.ts';

/** What the command line needs of an opened lab. */
export interface OpenedLab {
  study(request: StudyRequest, listen: (event: RunEvent) => void): Promise<StudyOutcome<Study>>;
  /** Opens a file in place of the workload's built-in input. */
  openFile(config: Config, path: string): Promise<OpenedFile>;
  close(): Promise<void>;
}

interface Server {
  readonly url: string;
  close(): Promise<void>;
}

interface ServeModule {
  readonly serve: (options: { root: string; port: number }) => Promise<Server>;
}

interface BrowserModule {
  readonly launchOptions: () => LaunchOptions;
}

interface EnsureModule {
  readonly ensure: (options: { browser: boolean }) => void;
}

/** The page's engine, as main.tsx puts it there. */
interface LabWindow {
  readonly amdahlLab: Engine;
  readonly tellAmdahlLab: (event: RunEvent) => void;
}

/** Scripts of the project are loaded as they lie there: the built command line does not contain them. */
function load<Module>(root: string, name: string): Promise<Module> {
  return import(pathToFileURL(join(root, 'scripts', name)).href) as Promise<Module>;
}

/**
 * Opens the lab; installs a browser where none is found, and ends the process with a sentence where that
 * fails. Rejects where the page does not load. Once it is `givenUp`, browser and profile go when the process does,
 * whatever state they are in.
 */
export async function openLab(root: string, givenUp: AbortSignal): Promise<OpenedLab> {
  const { ensure } = await load<EnsureModule>(root, 'ensure.mjs');
  ensure({ browser: true });
  const { launchOptions } = await load<BrowserModule>(root, 'browser.mjs');
  const { serve } = await load<ServeModule>(root, 'serve.mjs');
  givenUp.throwIfAborted();
  const room = makeRoom(givenUp);
  const server = await serve({ root: join(root, 'dist'), port: 0 });
  const closeServer = async (): Promise<void> => {
    await server.close();
    room.remove();
  };
  // Whoever opened the lab closes it, also on Ctrl-C: else the browser would end under a run, unsaid.
  const own = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  const browser = await chromium
    .launch({ ...launchOptions(), ...own })
    .catch(async (error: unknown) => {
      await closeServer();
      throw notStarted(launchOptions(), error);
    });
  const close = async (): Promise<void> => {
    await browser.close();
    await closeServer();
  };
  const page = await openPage(browser, server.url).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  let listener: (event: RunEvent) => void = () => undefined;
  await page.exposeFunction('tellAmdahlLab', (event: RunEvent) => {
    listener(event);
  });
  return {
    async study(request, listen) {
      listener = listen;
      return page.evaluate((asked) => {
        const { amdahlLab, tellAmdahlLab } = globalThis as unknown as LabWindow;
        return amdahlLab.study(asked, (event) => {
          // Pictures and tints are for eyes.
          if (event.kind === 'progress' || event.kind === 'step') tellAmdahlLab(event);
        });
      }, request);
    },
    openFile: (config, path) => openFile(page, config, path),
    close,
  };
}

/** The first line of what Playwright says, without the name of its own function. */
function notStarted(options: LaunchOptions, error: unknown): Error {
  const [line = ''] = String(error instanceof Error ? error.message : error).split('\n');
  const browser = options.executablePath ?? options.channel ?? 'the browser';
  return new Error(`${browser} could not be started (${line.replace(/^[\w.]+: /, '')})`);
}

/**
 * A folder for all that the browser leaves lying: one that is killed does not clear up. It is removed with the process
 * where nobody did so before.
 */
function makeRoom(givenUp: AbortSignal): { readonly remove: () => void } {
  const outer = tmpdir();
  // Short: the path of a socket in it may have some 100 letters.
  const room = mkdtempSync(join(outer, 'lab-'));
  const named = ['TMPDIR', 'TMP', 'TEMP'] as const;
  for (const name of named) process.env[name] = room;
  const remove = (): void => {
    // A process that was killed may write for a moment more.
    rmSync(room, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', remove);
  // Again after Playwright, which kills its browser when the process ends, and listens for that since it started it.
  givenUp.addEventListener('abort', () => process.once('exit', remove), { once: true });
  return { remove };
}

/** The page is given the file as a person gives it one: its bytes do not pass through here. */
async function openFile(page: Page, config: Config, path: string): Promise<OpenedFile> {
  const input = await page.evaluateHandle(() => {
    const made = document.createElement('input');
    made.type = 'file';
    return made;
  });
  await input.setInputFiles(path);
  return input.evaluate(
    ({ files }, { workload, parameters }) => {
      const [file] = files ?? [];
      if (!file) throw new Error('The browser was given no file.');
      const { amdahlLab } = globalThis as unknown as LabWindow;
      return amdahlLab.openFile(workload, parameters, file, file.name, () => undefined);
    },
    { workload: config.workload, parameters: config.parameters },
  );
}

async function openPage(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForFunction(() => 'amdahlLab' in globalThis);
  return page;
}
