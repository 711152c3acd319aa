// Which panel explains the record: it stands in the hash of the address, so a link opens it and Back leaves it.

/** The panels, in the order of their tabs. */
export const panelTabs = [
  'why',
  'timeline',
  'faster',
  'grow',
  'map',
  'beyond',
  'numbers',
  'about',
  'result',
] as const;

export type PanelTab = (typeof panelTabs)[number];

/** The panel that a hash names, with or without "#"; undefined for any other text. */
export function readTab(hash: string): PanelTab | undefined {
  const name = hash.replace(/^#/, '');
  return panelTabs.find((id) => id === name);
}
