// The configuration stands in the address: read once, kept up to date, copied as a link.

import { choiceToId, idToChoice } from '../share/choice.ts';
import { configToQuery, queryToConfig, type Drafts } from '../share/link.ts';
import type { Lab, LabState } from './lab.ts';

const quietMs = 250;

/** What the address asks for; parameters that the workload lacks are left out and named. */
export function readAddress(state: LabState, query: string): Partial<LabState> {
  const { start, defaults } = state;
  if (start.kind !== 'ready') return {};
  const { config, drafts } = queryToConfig(query, defaults);
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

/** Writes the address a moment after the last change; returns the way to end it. */
export function keepAddress(lab: Lab): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const unsubscribe = lab.store.subscribe((state, before) => {
    if (state.config === before.config && state.drafts === before.drafts) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      history.replaceState(null, '', experimentAddress(lab.store.getState(), location.href));
    }, quietMs);
  });
  return () => {
    clearTimeout(timer);
    unsubscribe();
  };
}

/** Copies the link of the experiment; false where the browser refuses the clipboard. */
export async function copyLink(lab: Lab): Promise<boolean> {
  const address = experimentAddress(lab.store.getState(), location.href);
  history.replaceState(null, '', address);
  try {
    await navigator.clipboard.writeText(address);
    return true;
  } catch {
    return false;
  }
}
