// Where the line of a size map runs: between neighbours of which one is over it and the other under it.

import type { SizeMapCell, SizeMapSoFar } from '../../record/size-map.ts';

type Decided = Pick<SizeMapCell, 'state'>;

function isParted(one: Decided, other: Decided | undefined): boolean {
  const states = [one.state, other?.state];
  return states.includes('above') && states.includes('below');
}

/** On which sides of a cell the line runs: towards more processors, and towards larger sizes. */
export function lineBetween(
  cell: SizeMapCell,
  { sizes, processors, cells }: Pick<SizeMapSoFar, 'sizes' | 'processors' | 'cells'>,
): { readonly right: boolean; readonly below: boolean } {
  const next = (values: readonly number[], value: number): number | undefined =>
    values[values.indexOf(value) + 1];
  const at = (size: number | undefined, n: number | undefined): SizeMapCell | undefined =>
    cells.find((one) => one.size === size && one.processors === n);
  return {
    right: isParted(cell, at(cell.size, next(processors, cell.processors))),
    below: isParted(cell, at(next(sizes, cell.size), cell.processors)),
  };
}
