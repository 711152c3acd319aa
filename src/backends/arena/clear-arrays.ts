// Before a run on shared memory nothing of the run before is left.

import { clearInTurns } from '../../contract/in-turns.ts';
import { arrayView } from './layout.ts';
import type { Arrays } from '../../contract/array.ts';
import type { Layout } from './layout.ts';

/** Zeroes what is no input. */
export async function clearArrays(
  memory: WebAssembly.Memory,
  layout: Layout,
  input: Arrays,
): Promise<void> {
  for (const name of Object.keys(layout.specs)) {
    if (!(name in input)) await clearInTurns(arrayView(layout, memory, name));
  }
}
