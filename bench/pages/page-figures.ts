// The figures of the pages themselves, of which each opens its own: those asked for, in the order of the table.

import { disturbanceFigures } from './disturbance-figures.ts';
import { measureDisturbances } from './disturbances.ts';
import { estimateFigure, measureEstimates } from './estimates.ts';
import { explanationFigures } from './explanation-figures.ts';
import { measureExplanations } from './explanations.ts';
import { largeFileFigures } from './large-file-figures.ts';
import { measureLargeFiles } from './large-files.ts';
import { mainThreadFigure, measureMainThread } from './main-thread.ts';
import { canWatch } from './memory-watch.ts';
import { measureTimelines, timelineFigures } from './timeline.ts';
import type { Browser, LaunchOptions } from 'playwright-core';
import type { Figure, FigureId } from '../figures/figures.ts';
import type { MainThreadRun } from './main-thread.ts';

/** Where and with what pages are opened. */
export interface Site {
  readonly browser: Browser;
  /** For those who need a browser of their own. */
  readonly launch: LaunchOptions;
  readonly benchAddress: string;
  readonly labAddress: string;
}

interface PageMeasures {
  readonly figures: readonly Figure[];
  readonly mainThread: readonly MainThreadRun[];
}

/** Measured together. */
const explanationIds: readonly FigureId[] = [
  'replay-error',
  'unaccounted',
  'replay-million',
  'what-if',
];
const disturbanceIds: readonly FigureId[] = ['disturbances-noticed', 'quiet-noticed'];
const largeFileIds: readonly FigureId[] = ['text-memory', 'image-memory', 'large-file-task'];

/** Measures what `only` asks for; `cores` as the browser reports them. */
export async function measurePages(
  only: readonly FigureId[],
  { browser, launch, benchAddress, labAddress }: Site,
  cores: number,
  tell: (text: string) => void,
): Promise<PageMeasures> {
  const asks = (ids: readonly FigureId[]): boolean => only.some((id) => ids.includes(id));
  const figures: Figure[] = [];
  const mainThread = asks(['main-thread'])
    ? await measureMainThread(browser, labAddress, cores, tell)
    : [];
  if (mainThread.length > 0) figures.push(mainThreadFigure(mainThread));
  if (asks(['timeline-first-draw', 'timeline-zoom-step']))
    figures.push(...timelineFigures(await measureTimelines(browser, benchAddress, tell)));
  if (asks(explanationIds))
    figures.push(...explanationFigures(await measureExplanations(browser, labAddress, tell)));
  if (asks(largeFileIds)) {
    if (canWatch())
      figures.push(...largeFileFigures(await measureLargeFiles(labAddress, launch, tell)));
    else tell('This system does not say what a process has: large files are left out.\n');
  }
  if (asks(disturbanceIds)) {
    if (canWatch()) {
      const times = { each: 8, quiet: asks(['quiet-noticed']) ? 100 : 0 };
      const { tries, invalid } = await measureDisturbances(labAddress, launch, times, tell);
      figures.push(...disturbanceFigures(tries, invalid));
    } else tell('This system does not say what a process does: disturbances are left out.\n');
  }
  if (asks(['estimate-off']))
    figures.push(estimateFigure(await measureEstimates(browser, labAddress, tell)));
  return { figures, mainThread };
}
