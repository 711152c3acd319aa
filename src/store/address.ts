// The configuration stands in the address: read once, kept up to date, copied as a link.

import { choiceToId, idToChoice } from '../share/choice.ts';
import { configToQuery, queryToConfig, type Drafts } from '../share/link.ts';
import type { Lab, LabState } from './lab.ts';
import { readTab } from './panel-tab.ts';
import { shownTab } from './shown-tab.ts';

const quietMs = 250;

/** The key of the count that a reader looks at. No workload has a parameter of that name. */
const countKey = 'n';

/** The count that a query names; undefined unless it is a whole number from 1. */
function readCount(query: URLSearchParams): number | undefined {
  const text = query.get(countKey) ?? '';
  return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined;
}

/** The count and the panel that a reader looks at, as an address says them. */
export function readLook(query: string, hash: string): Pick<LabState, 'chosen' | 'tab'> {
  return { chosen: readCount(new URLSearchParams(query)), tab: readTab(hash) };
}

/** What the address asks for; parameters that the workload lacks are left out and named. */
export function readAddress(state: LabState, query: string): Partial<LabState> {
  const { start, defaults } = state;
  if (start.kind !== 'ready') return {};
  const asked = new URLSearchParams(query);
  asked.delete(countKey);
  const { config, drafts } = queryToConfig(asked.toString(), defaults);
  const workload = start.catalogue.workloads.find(({ id }) => id === config.workload);
  if (workload === undefined) return { config, drafts };
  const known = new Set(workload.parameters.map(({ name }) => name));
  const ignored = Object.keys(config.parameters).filter((name) => !known.has(name));
  const parameters = Object.fromEntries(
    Object.entries(config.parameters).filter(([name]) => known.has(name)),
  );
  const settled = new Set(ignored.map((name) => `parameters.${name}`));
  for (const name of Object.keys(parameters)) {
    const field = `parameters.${name}` as const;
    const value = idToChoice(workload.parameters, name, drafts[field] ?? '');
    if (value === undefined) continue;
    parameters[name] = value;
    settled.add(field);
  }
  const kept = Object.fromEntries(Object.entries(drafts).filter(([field]) => !settled.has(field)));
  return { config: { ...config, parameters }, drafts: kept, ignored };
}

/** The address of the experiment in the form. */
export function experimentAddress(state: LabState, here: string): string {
  const { config, defaults, drafts } = state;
  const address = new URL(here);
  address.search = configToQuery(config, defaults, { ...chosenIds(state), ...drafts });
  address.hash = '';
  return address.href;
}

/** The address of the page: the experiment with the count and the panel that a reader looks at. */
function pageAddress(state: LabState, here: string): string {
  const { chosen, start } = state;
  // Until the engine has said what there is, the address is all that is known of the experiment.
  const ready = start.kind === 'ready';
  const address = new URL(ready ? experimentAddress(state, here) : here);
  if (ready && chosen !== undefined) {
    address.search = `${address.search === '' ? '?' : `${address.search}&`}${countKey}=${chosen}`;
  }
  address.hash = shownTab(state) ?? '';
  return address.href;
}

/** Choices by their ids: an address is read by people too. */
function chosenIds({ start, config }: LabState): Drafts {
  if (start.kind !== 'ready') return {};
  const workload = start.catalogue.workloads.find(({ id }) => id === config.workload);
  const ids = Object.entries(config.parameters).flatMap(([name, value]) => {
    const id = choiceToId(workload?.parameters ?? [], name, value);
    return id === undefined ? [] : [[`parameters.${name}`, id] as const];
  });
  return Object.fromEntries(ids);
}

/** The mark of an entry that the page made: Back to it opens a panel, and the form keeps what is in it. */
const looked = { looked: true } as const;

/** Whether a state of the history is of an entry that the page made. */
export function isLook(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'looked' in state;
}

/** Brings the entry that is shown up to date. */
export function writeAddress({ store }: Lab): void {
  history.replaceState(looked, '', pageAddress(store.getState(), location.href));
}

/** Makes an entry of its own of what is shown from now on. */
export function pushAddress({ store }: Lab): void {
  history.pushState(looked, '', pageAddress(store.getState(), location.href));
}

const addressed = ['config', 'drafts', 'chosen', 'record'] as const;

/** Writes the address a moment after the last change; returns the way to end it. */
export function keepAddress(lab: Lab): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const unsubscribe = lab.store.subscribe((state, before) => {
    if (addressed.every((part) => state[part] === before[part])) return;
    clearTimeout(timer);
    timer = setTimeout(() => writeAddress(lab), quietMs);
  });
  return () => {
    clearTimeout(timer);
    unsubscribe();
  };
}

/** Copies the link of what is shown; false if the browser refuses the clipboard. */
export async function copyLink(lab: Lab): Promise<boolean> {
  writeAddress(lab);
  try {
    await navigator.clipboard.writeText(location.href);
    return true;
  } catch {
    return false;
  }
}
