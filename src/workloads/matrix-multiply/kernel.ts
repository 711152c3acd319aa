// The JavaScript kernel: rows of C summed in f64 and rounded once, which makes it the reference that
// the f32 twins are held against.

import type { KernelEntries } from '../../contract/kernel.ts';
import { panelColumns } from './panels.ts';
import type { MatrixArguments, MultiplyWindows } from './stage.ts';

/** A copy of its own: an import read in the innermost loop costs dearly where modules are not bundled. */
const panelStep = panelColumns;

/** One row times one panel: eight dot products of length n, stored to `c` as far as columns reach. */
function multiplyPanel(
  a: Float32Array,
  aAt: number,
  panels: Float32Array,
  panelAt: number,
  c: Float32Array,
  cAt: number,
  n: number,
  columns: number,
): void {
  let [s0, s1, s2, s3, s4, s5, s6, s7] = [0, 0, 0, 0, 0, 0, 0, 0];
  let at = panelAt;
  // Indexes stay inside by construction, which the compiler cannot see: hence `as number`.
  for (let k = 0; k < n; k++) {
    const factor = a[aAt + k] as number;
    s0 += factor * (panels[at] as number);
    s1 += factor * (panels[at + 1] as number);
    s2 += factor * (panels[at + 2] as number);
    s3 += factor * (panels[at + 3] as number);
    s4 += factor * (panels[at + 4] as number);
    s5 += factor * (panels[at + 5] as number);
    s6 += factor * (panels[at + 6] as number);
    s7 += factor * (panels[at + 7] as number);
    at += panelStep;
  }
  c[cAt] = s0;
  if (columns > 1) c[cAt + 1] = s1;
  if (columns > 2) c[cAt + 2] = s2;
  if (columns > 3) c[cAt + 3] = s3;
  if (columns > 4) c[cAt + 4] = s4;
  if (columns > 5) c[cAt + 5] = s5;
  if (columns > 6) c[cAt + 6] = s6;
  if (columns > 7) c[cAt + 7] = s7;
}

export const kernelEntries: KernelEntries = {
  multiply(windows, range, args) {
    const { a, b, c } = windows as unknown as MultiplyWindows;
    const { n } = args as MatrixArguments;
    const left = a.view as Float32Array;
    const right = b.view as Float32Array;
    const product = c.view as Float32Array;
    for (let column = 0; column < n; column += panelColumns) {
      const columns = Math.min(panelColumns, n - column);
      for (let row = range.start; row < range.end; row++) {
        const aAt = (row - a.first) * n;
        const cAt = (row - c.first) * n + column;
        multiplyPanel(left, aAt, right, column * n, product, cAt, n, columns);
      }
    }
  },
};
