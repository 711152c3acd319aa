// The chosen theme applied as one attribute of the document.

import type { Lab } from './lab.ts';
import { keepTheme, type ThemeChoice } from './theme-choice.ts';

/** Chooses a theme and keeps it. */
export function chooseTheme(lab: Lab, theme: ThemeChoice): void {
  lab.store.setState({ theme, themeNote: keepTheme(theme) });
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
