// What moves with the reply to a chunk instead of being copied.

import type { View } from '../../contract/array.ts';
import type { ChunkReply } from './chunk-protocol.ts';

/** Buffers of everything that a reply carries. */
export function buffersOf({ outputs, emitted, changes }: ChunkReply): ArrayBuffer[] {
  const buffers: ArrayBuffer[] = [];
  const add = (view: View): number => buffers.push(view.buffer as ArrayBuffer);
  for (const output of outputs ?? []) Object.values(output).forEach(add);
  for (const { parts, bytes } of emitted ?? []) [parts, bytes].forEach(add);
  if (changes) Object.values(changes).forEach(add);
  return buffers;
}
