// What a stage would send between machines: what its moves say, whatever the transport of a run was.

import { arrayBytes, elementBytes } from '../contract/array.ts';
import type { ArraySpec, JobArrays } from '../contract/array.ts';
import type { Stage, StageArray } from '../contract/stage.ts';

/** Bytes of one stage. */
export interface StageTraffic {
  /** To every machine before its first task. */
  readonly broadcastBytes: number;
  /** From every machine after its last task, combined on the way. */
  readonly reduceBytes: number;
  /** With all tasks together, to and from whoever runs them. */
  readonly itemBytes: number;
}

/** Of one array: what its move sends. What is shuffled is not known beforehand, and not counted. */
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

/** What `stage` sends of a job's arrays; halos are left out. */
export function stageTraffic(stage: Stage, arrays: JobArrays): StageTraffic {
  const sum = { broadcastBytes: 0, reduceBytes: 0, itemBytes: 0 };
  for (const move of Object.values(stage.arrays)) {
    const spec = arrays[move.array];
    if (!spec || spec.type === 'segments') continue;
    const {
      broadcastBytes = 0,
      reduceBytes = 0,
      itemBytes = 0,
    } = trafficOf(move, spec, stage.items);
    sum.broadcastBytes += broadcastBytes;
    sum.reduceBytes += reduceBytes;
    sum.itemBytes += itemBytes;
  }
  return sum;
}
