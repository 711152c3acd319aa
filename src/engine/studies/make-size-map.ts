// A size map: experiments make its runs, and after each the analysis says which cells they have decided.

import { sizeMapCells } from '../../analysis/size-map-cells.ts';
import { ceilingOf, sizeMapFinding } from '../../analysis/size-map-finding.ts';
import { mapSizes, type MapPlan } from '../../experiment/size-map.ts';
import { measuredCapacity } from '../../laws/capacity.ts';
import { placeOf, withoutSpans, type HeadOf, type StudyParts } from './study-parts.ts';
import type { Series, StudyListener } from '../../experiment/series.ts';
import type { SizeMapRequest } from '../../experiment/study-request.ts';
import type { SizeMap, SizeMapCell, SizeMapSoFar } from '../../record/size-map.ts';

/** Makes it, and tells `listen` of every run. Rejects with a `SeriesEnd`. */
export async function makeSizeMap(
  request: SizeMapRequest,
  parts: StudyParts,
  series: Series,
  { headOf, listen }: { readonly headOf: HeadOf; readonly listen: StudyListener },
): Promise<SizeMap> {
  const ceiling = request.ceiling ?? parts.ceiling;
  const cores = request.ceiling ? measuredCapacity(request.ceiling.speedups) : parts.cores;
  const soFar = (map: MapPlan, cells: readonly SizeMapCell[]): SizeMapSoFar => {
    const { parameter, sizes, processors, leftOut, efficiency, plan } = map;
    const { name, label, unit } = parameter;
    const grid = { parameter: name, label, unit, sizes, processors, leftOut, efficiency };
    const known = { ...grid, ceiling: ceilingOf(ceiling, processors), cells };
    return { ...known, finding: sizeMapFinding(known, plan.team.noun) };
  };
  const made = await mapSizes({ cores, ...request }, series, {
    mainParameter: parts.mainParameter,
    cellsOf: (map, size, runs) => sizeMapCells({ ...map, size }, runs),
    tell: (map, cells) => void listen({ kind: 'cells', ...soFar(map, cells) }),
  });
  const { runs, plan, cells } = made;
  const environment = runs[0]?.environment ?? (await placeOf(request.config, series));
  return {
    ...headOf(plan, environment),
    kind: 'size-map',
    ...soFar(made, cells),
    runs: runs.map(withoutSpans),
  };
}
