// What a stage would send between machines: what its moves say, whatever the transport of a run was.

import { arrayBytes, elementBytes, segmentArrays } from '../contract/array.ts';
import type { ArraySpec, JobArrays } from '../contract/array.ts';
import type { Stage, StageArray } from '../contract/stage.ts';
import type { StageTraffic } from '../contract/stage-traffic.ts';
import type { Memory } from '../contract/workload.ts';

/** Of a segments array that holds so many bytes: they leave whoever emits them, and go to whoever reads them. */
function segmentTraffic(move: StageArray, bytes: number): Partial<StageTraffic> {
  return move.how === 'broadcast' ? { broadcastBytes: bytes } : { itemBytes: bytes };
}

/** Of one array: what its move sends. */
function trafficOf(move: StageArray, spec: ArraySpec, items: number): Partial<StageTraffic> {
  switch (move.how) {
    case 'broadcast':
      return { broadcastBytes: arrayBytes(spec) };
    case 'reduce':
      return { reduceBytes: arrayBytes(spec) };
    case 'update':
      return { broadcastBytes: arrayBytes(spec), reduceBytes: arrayBytes(spec) };
    case 'scatter':
    case 'gather':
      return {
        itemBytes:
          'perItem' in move ? items * move.perItem * elementBytes(spec.type) : arrayBytes(spec),
      };
    case 'private':
    case 'scratch':
    case 'shuffle':
      return {};
  }
}

/**
 * What `stage` sends of a job's arrays; halos are left out. What shuffles made is not known from their specs:
 * `segmentBytes` says it, by array.
 */
function stageTraffic(
  stage: Stage,
  arrays: JobArrays,
  segmentBytes: Readonly<Record<string, number>>,
): StageTraffic {
  const sum = { broadcastBytes: 0, reduceBytes: 0, itemBytes: 0 };
  for (const move of Object.values(stage.arrays)) {
    const spec = arrays[move.array];
    if (!spec) continue;
    const {
      broadcastBytes = 0,
      reduceBytes = 0,
      itemBytes = 0,
    } = spec.type === 'segments'
      ? segmentTraffic(move, segmentBytes[move.array] ?? 0)
      : trafficOf(move, spec, stage.items);
    sum.broadcastBytes += broadcastBytes;
    sum.reduceBytes += reduceBytes;
    sum.itemBytes += itemBytes;
  }
  return sum;
}

/** What the stages of a run send that has just ended on a team with this `memory`. */
export async function runTraffic(
  stages: readonly Stage[],
  arrays: JobArrays,
  memory: Pick<Memory, 'segments'>,
): Promise<readonly StageTraffic[]> {
  const segmentBytes: Record<string, number> = {};
  for (const name of Object.keys(segmentArrays(arrays))) {
    segmentBytes[name] = (await memory.segments(name)).bytes.length;
  }
  return stages.map((stage) => stageTraffic(stage, arrays, segmentBytes));
}
