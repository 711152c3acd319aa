// For which sizes and processor counts efficiency is over the line, in sentences that say no more than the samples do.

import { ceilingAt } from '../laws/capacity.ts';
import type { Ceiling } from '../record/ceiling.ts';
import type { SizeMapCell, SizeMapSoFar } from '../record/size-map.ts';
import type { Message, ProcessorNoun } from '../words/message.ts';

/** Where cells lie: counts and sizes, in pairs. */
function placesOf(cells: readonly SizeMapCell[]) {
  return {
    processors: cells.map(({ processors }) => processors),
    sizes: cells.map(({ size }) => size),
  };
}

/** The efficiency that a pure computation has on each count; empty if the machine was not measured. */
export function ceilingOf(
  ceiling: Ceiling | undefined,
  counts: readonly number[],
): SizeMapSoFar['ceiling'] {
  return counts.flatMap((processors) => {
    const times = ceiling && ceilingAt(ceiling.speedups, processors);
    return times === undefined ? [] : [{ processors, efficiency: times / processors }];
  });
}

/** A sentence for each processor count, then what stands in the way of more. */
export function sizeMapFinding(
  map: Omit<SizeMapSoFar, 'finding'>,
  noun: ProcessorNoun,
): readonly Message[] {
  const { cells, processors: counts, efficiency: line, label, unit, leftOut } = map;
  if (cells.length === 0) return [{ key: 'study.size-map-none', values: { leftOut } }];
  const finding = counts.map((processors): Message => {
    const own = cells.filter((cell) => cell.processors === processors && cell.state !== 'wrong');
    const sizesOf = (state: SizeMapCell['state']): readonly number[] =>
      own.filter((cell) => cell.state === state).map(({ size }) => size);
    return {
      key: 'study.size-map',
      values: {
        processors,
        noun,
        line,
        label,
        unit,
        sizes: own.map(({ size }) => size),
        above: sizesOf('above'),
        undecided: sizesOf('undecided'),
      },
    };
  });
  const of = { noun, label, unit, cells: cells.length };
  const wrong = cells.filter(({ state }) => state === 'wrong');
  if (wrong.length > 0) {
    finding.push({ key: 'study.size-map-wrong', values: { ...of, ...placesOf(wrong) } });
  }
  const disturbed = cells.filter((cell) => cell.disturbed && cell.state !== 'wrong');
  if (disturbed.length > 0) {
    finding.push({ key: 'study.size-map-disturbed', values: { ...of, ...placesOf(disturbed) } });
  }
  for (const { processors, efficiency: share } of map.ceiling) {
    if (share >= line) continue;
    finding.push({ key: 'study.size-map-ceiling', values: { processors, noun, line, share } });
  }
  if (leftOut.length > 0) finding.push({ key: 'study.growth-left-out', values: { leftOut } });
  return finding;
}
