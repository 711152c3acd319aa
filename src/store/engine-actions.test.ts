import { expect, test } from 'vitest';
import { deriveRecord } from '../analysis/derive.ts';
import { makeFacts } from '../testing/synthetic-facts.ts';
import { Failure } from '../contract/failure.ts';
import { followEngine, startNewEngine } from './engine-actions.ts';
import { makeLab } from './lab.ts';
import { updatePreview } from './preview.ts';
import { startRun } from './run-actions.ts';
import { loadLab } from './start-lab.ts';
import { makeFakeEngine } from '../testing/fake-engine.ts';

const gone = { key: 'engine.ended', values: { how: 'gone' } } as const;
const none = new Failure({ key: 'engine.none', values: {} });

test('D9: an engine that ends within a run is said, and a press starts another; what was measured is kept', async () => {
  const engine = makeFakeEngine();
  const lab = makeLab(engine);
  followEngine(lab);
  await loadLab(lab, '');
  const record = deriveRecord(makeFacts({ wallMs: (n) => 120 / n }));
  lab.store.setState({ record });
  const running = startRun(lab);
  await expect.poll(() => engine.runs.length).toBe(1);
  // As the client does it: the page hears, and every call that waits is given up.
  engine.answer = () => Promise.reject(none);
  engine.end(gone);
  engine.runs[0]?.end({ kind: 'failed', message: gone });
  await running;
  expect(lab.store.getState()).toMatchObject({
    engineEnd: gone,
    run: { kind: 'failed', message: gone },
    record,
    preview: { kind: 'failed', reason: 'The lab has no engine now: start a new one first.' },
  });
  engine.answer = makeFakeEngine().answer;
  await startNewEngine(lab);
  expect(engine.restarts).toBe(1);
  const after = lab.store.getState();
  expect(after.engineEnd).toBeUndefined();
  expect(after).toMatchObject({ run: { kind: 'idle' }, record, preview: { kind: 'plan' } });
});

test('D9: a new engine knows the machine again', async () => {
  const engine = makeFakeEngine();
  const lab = makeLab(engine);
  followEngine(lab);
  await loadLab(lab, '');
  const speedups = [1, 2, 3].map((processors) => ({ processors, times: Math.min(processors, 2) }));
  const rest = { createdAt: '2026-01-01T00:00:00Z', cores: 4, browser: 'x', oneMs: 100 };
  lab.store.setState({ calibration: { ...rest, speedups, bandwidth: [] } });
  engine.end(gone);
  await startNewEngine(lab);
  expect(engine.known).toMatchObject({ speedups, oneMs: 100 });
});

test('D9: an engine that never started is said by how the page starts, and one that ends again by the state', async () => {
  const engine = makeFakeEngine();
  const lab = makeLab(engine);
  followEngine(lab);
  engine.end({ key: 'engine.not-loaded', values: { reason: 'network or headers' } });
  expect(lab.store.getState().engineEnd).toBeUndefined();
  await loadLab(lab, '');
  engine.end(gone);
  engine.visibility = () => {
    engine.end({ key: 'engine.not-loaded', values: { reason: 'network or headers' } });
    return Promise.reject(none);
  };
  await startNewEngine(lab);
  expect(lab.store.getState().engineEnd?.key).toBe('engine.not-loaded');
  await updatePreview(lab);
});
