// How B is stored: in panels of eight columns, each row by row, so that a kernel reads it as one stream.
// Libraries keep a constant factor in such a layout too (prepacked weights of XNNPACK and oneDNN).

/** Columns of B that lie together: two SIMD vectors of four. */
export const panelColumns = 8;

/** Elements of B's panels; columns beyond n are zeros. */
export function panelLength(n: number): number {
  return Math.ceil(n / panelColumns) * panelColumns * n;
}

/** Index in the panels of the element in row `row` and column `column` of an n x n matrix. */
function panelIndex(n: number, row: number, column: number): number {
  const inPanel = column % panelColumns;
  return (column - inPanel) * n + row * panelColumns + inPanel;
}

/** An n x n matrix by rows, laid out in panels. */
export function rowsToPanels(n: number, rows: Float32Array): Float32Array {
  const panels = new Float32Array(panelLength(n));
  for (let row = 0; row < n; row++) {
    for (let column = 0; column < n; column++) {
      panels[panelIndex(n, row, column)] = rows[row * n + column] as number;
    }
  }
  return panels;
}

/** The matrix by rows again. */
export function panelsToRows(n: number, panels: Float32Array): Float32Array {
  const rows = new Float32Array(n * n);
  for (let row = 0; row < n; row++) {
    for (let column = 0; column < n; column++) {
      rows[row * n + column] = panels[panelIndex(n, row, column)] as number;
    }
  }
  return rows;
}
