// Light, dark, or as the system has it: kept in this browser, applied as one attribute of the document.

import type { Lab } from './lab.ts';

export const themeChoices = ['auto', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

const storageKey = 'amdahl-lab/theme';

/** The choice kept in this browser; 'auto' where there is none or storage is refused. */
export function readTheme(): ThemeChoice {
  try {
    const kept = localStorage.getItem(storageKey);
    return themeChoices.find((choice) => choice === kept) ?? 'auto';
  } catch {
    return 'auto';
  }
}

/** Chooses a theme and keeps it. */
export function chooseTheme(lab: Lab, theme: ThemeChoice): void {
  lab.store.setState({ theme });
  try {
    localStorage.setItem(storageKey, theme);
  } catch {
    // A browser that refuses storage still changes its colours.
  }
}

/** Keeps `data-scheme` of the document at what is chosen; returns the way to end it. */
export function followTheme(lab: Lab): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const apply = (): void => {
    const { theme } = lab.store.getState();
    const scheme = theme === 'auto' ? (system.matches ? 'dark' : 'light') : theme;
    document.documentElement.dataset['scheme'] = scheme;
  };
  apply();
  system.addEventListener('change', apply);
  const unsubscribe = lab.store.subscribe(apply);
  return () => {
    system.removeEventListener('change', apply);
    unsubscribe();
  };
}
