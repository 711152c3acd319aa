// The configuration stands in the address: read once, kept up to date, copied as a link.

import { configToQuery, queryToConfig } from '../share/link.ts';
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
  const gone = new Set(ignored.map((name) => `parameters.${name}`));
  const kept = Object.fromEntries(Object.entries(drafts).filter(([field]) => !gone.has(field)));
  return { config: { ...config, parameters }, drafts: kept, ignored };
}

/** The address of the experiment in the form. */
export function experimentAddress({ config, defaults, drafts }: LabState, here: string): string {
  const address = new URL(here);
  address.search = configToQuery(config, defaults, drafts);
  address.hash = '';
  return address.href;
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
