// Light, dark, or as the system has it: the choice, kept in this browser.

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

/** Keeps the choice where the browser allows it. */
export function keepTheme(theme: ThemeChoice): void {
  try {
    localStorage.setItem(storageKey, theme);
  } catch {
    // A browser that refuses storage still changes its colours.
  }
}
