// A journal of runs under way, so that the next visit can say which run a page that is gone was at. An entry is written
// before its run begins and taken away when it ends, however it ends.

import { configToQuery } from '../share/link.ts';
import type { Config } from '../record/config.ts';
import type { RunEvent } from './catalogue.ts';
import { dropText, keepText, keysWith, readText } from './kept-text.ts';
import type { Lab } from './lab.ts';

const prefix = 'amdahl-lab/run/';

/** Steps of a run are written down at once, and what lies between them at most so often. */
const betweenMs = 500;

/** Entries looked at, at most; and the longest, in letters. */
const mostEntries = 20;
const longestEntry = 10_000;

type JournalStep = Extract<RunEvent, { kind: 'step' }>['step'];
const journalSteps = [
  'set-up',
  'reference',
  'warm-up',
  'rounds',
  'analysis',
] as const satisfies readonly JournalStep[];

/** A run as the journal has it. */
export interface JournalEntry {
  readonly id: string;
  /** ISO 8601. */
  readonly startedAt: string;
  /** The experiment as a link has it. */
  readonly query: string;
  /** Name of the person's own file. */
  readonly file: string | null;
  readonly step: JournalStep;
  /** The count that was measured last; null before any. */
  readonly processors: number | null;
  /** Memory that it was to use. */
  readonly memoryBytes: number | null;
  /** The person left the page, which the page saw. */
  readonly left: boolean;
}

/** A Web Lock that the page of a run holds while it goes on. */
export function runLock(id: string): string {
  return `amdahl-lab-run-${id}`;
}

/** Runs under way on this page, by lab. */
const underWay = new WeakMap<Lab, Set<OpenEntry>>();

/** An entry of a run under way. */
export class OpenEntry {
  #entry: JournalEntry;
  #writtenMs = -Infinity;

  constructor(entry: JournalEntry) {
    this.#entry = entry;
    this.#write();
  }

  note(event: RunEvent): void {
    if (event.kind === 'started') {
      this.#entry = { ...this.#entry, memoryBytes: event.plan.estimate.memoryBytes };
      this.#write();
    } else if (event.kind === 'step') {
      this.#entry = { ...this.#entry, step: event.step };
      this.#write();
    } else if (event.kind === 'progress') {
      const { visit } = event;
      if (visit.kind === 'team') this.#entry = { ...this.#entry, processors: visit.processors };
      if (performance.now() - this.#writtenMs >= betweenMs) this.#write();
    }
  }

  /** Whether the person has left the page. */
  markLeft(left: boolean): void {
    this.#entry = { ...this.#entry, left };
    this.#write();
  }

  close(): void {
    dropText(prefix + this.#entry.id);
  }

  #write(): void {
    this.#writtenMs = performance.now();
    keepText(prefix + this.#entry.id, JSON.stringify(this.#entry));
  }
}

/** Writes down that `config` is about to run. */
export function openEntry(lab: Lab, id: string, config: Config): OpenEntry {
  const entry = new OpenEntry({
    id,
    startedAt: new Date().toISOString(),
    // Nothing is left out: defaults may be others by then.
    query: configToQuery(config, undefined),
    file: config.file ?? null,
    step: 'set-up',
    processors: null,
    memoryBytes: null,
    left: false,
  });
  const open = underWay.get(lab) ?? new Set();
  underWay.set(lab, open.add(entry));
  return entry;
}

/** The run has ended. */
export function closeEntry(lab: Lab, entry: OpenEntry): void {
  underWay.get(lab)?.delete(entry);
  entry.close();
}

/** From now on runs say so in the journal when the person leaves the page. */
export function followLeaving(lab: Lab): void {
  const mark = (left: boolean): void => {
    for (const entry of underWay.get(lab) ?? []) entry.markLeft(left);
  };
  addEventListener('pagehide', () => mark(true));
  addEventListener('pageshow', () => mark(false));
}

/** All entries that can be read, the newest first. What else lies there is left as it is. */
export function readEntries(): readonly JournalEntry[] {
  return keysWith(prefix)
    .slice(0, mostEntries)
    .flatMap((key) => {
      const kept = readText(key);
      const entry = kept.kind === 'text' ? textToEntry(kept.text) : undefined;
      return entry && prefix + entry.id === key ? [entry] : [];
    })
    .toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
}

/** Takes an entry away that was said. */
export function dropEntry({ id }: JournalEntry): void {
  dropText(prefix + id);
}

function textToEntry(text: string): JournalEntry | undefined {
  if (text.length > longestEntry) return undefined;
  let given: Readonly<Record<keyof JournalEntry, unknown>> | null;
  try {
    given = JSON.parse(text) as typeof given;
  } catch {
    return undefined;
  }
  if (typeof given !== 'object' || given === null) return undefined;
  const { id, startedAt, query, file, step, processors, memoryBytes, left } = given;
  const known = journalSteps.find((one) => one === step);
  if (typeof id !== 'string' || typeof query !== 'string' || known === undefined) return undefined;
  if (typeof startedAt !== 'string' || Number.isNaN(Date.parse(startedAt))) return undefined;
  return {
    id,
    startedAt,
    query,
    file: typeof file === 'string' ? file : null,
    step: known,
    processors: Number.isInteger(processors) ? (processors as number) : null,
    memoryBytes: Number.isFinite(memoryBytes) ? (memoryBytes as number) : null,
    left: left === true,
  };
}
