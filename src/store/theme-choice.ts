// Light, dark, or as the system has it: the choice, kept in this browser.

import { keepingNote, keepText, readText } from './kept-text.ts';
import type { Message } from '../words/message.ts';

export const themeChoices = ['auto', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

const storageKey = 'amdahl-lab/theme';

/** Whether a key is the one that the choice is kept under. */
export function isThemeKey(key: string | null): boolean {
  return key === storageKey;
}

/** The choice kept in this browser; 'auto' where there is none or storage is refused. */
export function readTheme(): ThemeChoice {
  const kept = readText(storageKey);
  const text = kept.kind === 'text' ? kept.text : undefined;
  return themeChoices.find((choice) => choice === text) ?? 'auto';
}

/** Keeps the choice where the browser allows; what the person should know where it does not. */
export function keepTheme(theme: ThemeChoice): Message | undefined {
  return keepingNote(keepText(storageKey, theme), 'theme');
}
