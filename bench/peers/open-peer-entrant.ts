// A library as an entrant: all its tasks are submitted at once, and the visit ends with the last answer.

import { mandelbrot } from '../../src/workloads/mandelbrot/workload.ts';
import { decompose } from '../../src/pipeline/decompose.ts';
import { taskEnd, taskStart } from '../../src/contract/range.ts';
import { defaultsOf } from '../entrants/lab-entrant.ts';
import { libraryTasks } from '../protocol.ts';
import { openPeer } from './open-peer.ts';
import type { Arrays } from '../../src/contract/array.ts';
import type { Visit } from '../protocol.ts';
import type { Peer, PeerId } from './peer.ts';

const opened = new Map<PeerId, Promise<Peer>>();

function open(id: PeerId): Promise<Peer> {
  const peer = opened.get(id) ?? openPeer(id);
  opened.set(id, peer);
  return peer;
}

/** Many tasks that do nothing. */
export async function openPeerDispatch(id: PeerId): Promise<() => Promise<Visit>> {
  const peer = await open(id);
  return async () => {
    const startMs = performance.now();
    await Promise.all(Array.from({ length: libraryTasks }, () => peer.nothing()));
    return { wallMs: performance.now() - startMs, readMs: 0, computeMs: 0, ok: true };
  };
}

/** Mandelbrot with the lab's JavaScript kernel, in the lab's own tasks. */
export async function openPeerMandelbrot(
  id: PeerId,
  parameters: Readonly<Record<string, number>>,
  expected: Arrays,
): Promise<() => Promise<Visit>> {
  const peer = await open(id);
  const p = { ...defaultsOf(mandelbrot), ...parameters } as Parameters<Peer['rows']>[0];
  const tasks = decompose(p.size, mandelbrot.defaultGrain(p));
  const ranges = Array.from({ length: tasks.count }, (_, task) => ({
    start: taskStart(tasks, task),
    end: taskEnd(tasks, task),
  }));
  return async () => {
    const startMs = performance.now();
    const counts = new Uint32Array(p.size * p.size);
    await Promise.all(
      ranges.map(async (range) => {
        counts.set(await peer.rows(p, range), range.start * p.size);
      }),
    );
    const wallMs = performance.now() - startMs;
    const { ok } = mandelbrot.check(p, { counts }, expected, 'js');
    return { wallMs, readMs: 0, computeMs: 0, ok };
  };
}
