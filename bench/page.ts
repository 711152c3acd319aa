// The bench's page: it starts the bench's worker and computes nothing unless asked, so that the runner can
// measure through it without disturbing what is measured.

import { wrap } from 'comlink';
import { measureTimeline } from './pages/timeline-canvas.ts';
import type { Bench } from './protocol.ts';

const worker = new Worker(new URL('./bench.worker.ts', import.meta.url), {
  type: 'module',
  name: 'bench',
});
Object.assign(globalThis, { bench: wrap<Bench>(worker), measureTimeline });
