// A study that was opened from a file, as the state holds it.

import type { Study } from '../record/study.ts';

/** A study that was opened, and the name of its file. */
export interface Opened {
  readonly study: Study;
  readonly file: string;
}
