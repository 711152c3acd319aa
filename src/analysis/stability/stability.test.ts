import { busyCores } from './machine-signs.ts';
// What a record says of itself: quiet, busy, or too noisy to conclude anything.

import { describe, expect, it } from 'vitest';
import { say } from '../../words/say.ts';
import { deriveRecord } from '../derive.ts';
import { makeFacts, onCurve, wrong } from '../../testing/synthetic-facts.ts';
import type { Synthetic } from '../../testing/synthetic-facts.ts';
import type { RunFacts, RunRecord } from '../../record/run-record.ts';

/** Nine rounds within 1 %. */
const wobble = (round: number): number => 1 + 0.001 * ((round * 4) % 9);
const calm: Synthetic = { wallMs: (n, round) => onCurve(0.9)(n) * wobble(round) };

function derive(input: Partial<Synthetic>, facts: Partial<RunFacts> = {}): RunRecord {
  return deriveRecord({ ...makeFacts({ ...calm, ...input }), ...facts });
}

/** Nine runs, between 56 and 115 ms, as they were seen beside a busy loop. */
const seenMs = [56, 57, 110, 58, 112, 56, 109, 115, 57] as const;
const twoSpeeds: Partial<Synthetic> = {
  plan: { processors: [1, 2] },
  wallMs: (n, round) => (n === 1 ? 110 * wobble(round) : (seenMs[round] ?? 56)),
};

describe('a record whose samples do not agree', () => {
  it('has no law, no limit, no losses and one finding', () => {
    const { stability, fits, losses, finding } = derive(twoSpeeds);
    expect(stability).toMatchObject({
      kind: 'too-noisy',
      disturbances: [
        { kind: 'times', processors: 2, groups: true, fastMs: 57, slowMs: 112 },
        { kind: 'interval', processors: 2 },
      ],
    });
    expect(fits).toEqual({ amdahl: null, usl: null });
    expect(losses).toBeUndefined();
    expect(finding.map(({ key }) => key)).toEqual(['finding.disagree', 'finding.too-noisy']);
    expect(finding[0] && say(finding[0])).toBe(
      'These runs do not agree: on 2 workers, some took 57 ms and some 112 ms.',
    );
  });

  it('keeps its samples, points and intervals', () => {
    const { points, samples } = derive(twoSpeeds);
    expect(samples).toHaveLength(18);
    expect(points[1]?.samplesMs).toEqual(seenMs);
    expect(points[1]?.speedup.relative).toBeCloseTo(110.44 / 58, 3);
    expect(points[1]?.speedup.relativeInterval).not.toBeNull();
  });

  it('says first that a result is wrong', () => {
    const { finding } = derive({
      plan: { processors: [1, 2, 4] },
      wallMs: (n, round) => (n === 2 ? (seenMs[round] ?? 56) : onCurve(0.9)(n) * wobble(round)),
      sample: ({ processors, round }) =>
        processors === 4 && round === 0 ? { verdict: wrong } : {},
    });
    expect(finding.map(({ key }) => key)).toEqual([
      'finding.not-verified',
      'finding.disagree',
      'finding.too-noisy',
    ]);
  });

  it('is one whose baseline alone took two times', () => {
    const { stability } = derive({ baselineMs: (round) => (round % 2 === 0 ? 60 : 90) });
    expect(stability).toMatchObject({
      kind: 'too-noisy',
      disturbances: [{ kind: 'times', processors: 0, groups: true, fastMs: 60, slowMs: 90 }],
    });
  });

  it('is told with six rounds, and from two rounds on where times are far apart', () => {
    const split = (n: number, round: number): number => (n === 2 && round % 2 === 1 ? 110 : 56);
    const on = (samples: number) =>
      derive({ plan: { processors: [1, 2], samples }, wallMs: split }).stability?.kind;
    expect([1, 2, 4, 6].map(on)).toEqual(['quiet', 'too-noisy', 'too-noisy', 'too-noisy']);
  });
});

describe('a record whose samples agree', () => {
  it('is quiet', () => {
    const { stability, fits } = derive({});
    expect(stability).toEqual({ kind: 'quiet' });
    expect(fits.amdahl?.p).toBeCloseTo(0.9, 6);
  });

  it('is quiet where only counts beyond the cores disagree', () => {
    const beyond: Partial<Synthetic> = {
      plan: { processors: [1, 2, 4, 8] },
      wallMs: (n, round) => (n === 8 && round % 2 === 0 ? 90 : onCurve(0.9)(n) * wobble(round)),
    };
    expect(derive(beyond).stability).toEqual({ kind: 'quiet' });
  });

  it('is quiet where times are few steps of the clock', () => {
    const environment = { clockResolutionMs: 0.1 };
    const stepped = {
      wallMs: (n: number, round: number): number => (round % 3 === 0 ? 0.5 : 0.6) / n,
    };
    expect(derive({ ...stepped, environment, baselineMs: () => 0.5 }).stability).toEqual({
      kind: 'quiet',
    });
  });

  it('is busy where one sample was held up: the median bears that', () => {
    const { stability, fits } = derive({
      wallMs: (n, round) => (n === 2 && round === 3 ? 400 : calm.wallMs(n, round)),
    });
    expect(stability).toMatchObject({
      kind: 'busy',
      disturbances: [{ kind: 'far-samples', samples: 1 }],
    });
    expect(fits.amdahl).not.toBeNull();
  });

  it('is busy where it became slower, and heat is named first', () => {
    const { stability } = derive({
      wallMs: (n, round) => calm.wallMs(n, round) * (round < 5 ? 1 : 1.07),
      baselineMs: (round) => 90 * (round < 5 ? 1 : 1.07),
    });
    expect(stability).toMatchObject({ kind: 'busy', disturbances: [{ kind: 'drift' }] });
    const causes = stability?.kind === 'busy' ? stability.causes : [];
    expect(causes[0]?.key).toBe('cause.heat');
  });

  it('leaves samples out in which nothing ran, and says so', () => {
    const stalled: Partial<Synthetic> = {
      wallMs: (n, round) => calm.wallMs(n, round) + (n === 2 && round === 3 ? 400 : 0),
      sample: ({ processors, round }) =>
        processors === 2 && round === 3
          ? { incidents: [{ key: 'incident.stalled', values: { ms: 400 } }] }
          : {},
    };
    const { stability, points, warnings } = derive(stalled);
    expect(stability).toMatchObject({
      kind: 'busy',
      disturbances: [{ kind: 'stalls', samples: 1, longestMs: 400 }],
    });
    expect(points[1]?.samplesMs).toHaveLength(8);
    expect(warnings).toEqual([{ key: 'warning.stalled', values: { samples: 1, longestMs: 400 } }]);
  });
});

describe('cores that something else took', () => {
  const probes = (given: readonly number[]) =>
    given.map((one, round) => ({ round, cores: 2, given: one }));

  it('are the finding where most looks saw it, however well the samples agree', () => {
    const { stability, finding } = derive({}, { coreProbes: probes([1.4, 1.1, 1.98, 1.5]) });
    expect(stability?.kind).toBe('too-noisy');
    expect(finding.map(({ key }) => key)).toEqual(['finding.cores-taken', 'finding.too-noisy']);
    expect(finding[0]?.values).toMatchObject({ cores: 2 });
    const causes = stability?.kind === 'too-noisy' ? stability.causes : [];
    expect(causes[0]?.key).toBe('cause.other-programs');
    expect(causes).toHaveLength(6);
  });

  it('are a warning where one look saw it', () => {
    const { stability, warnings } = derive({}, { coreProbes: probes([1.99, 1.4, 1.98, 1.97]) });
    expect(stability?.kind).toBe('busy');
    expect(warnings.map(({ key }) => key)).toEqual(['warning.cores-taken']);
  });

  it('are none where all ran at once', () => {
    const quiet = derive({}, { coreProbes: probes([1.99, 1.9, 1.98, 1.97]) });
    expect(quiet.stability).toEqual({ kind: 'quiet' });
  });

  it('takes a single look, and less than half a core, for a moment of something else', () => {
    const look = (round: number, given: number) => ({ round, cores: 2, given });
    const judge = (...given: readonly number[]) =>
      busyCores(given.map((cores, round) => look(round, cores)));
    expect(judge(1.74, 1.98)).toBeUndefined();
    expect(judge(1.5, 1.98)).toMatchObject({ mostly: false });
    expect(judge(1.4, 1.5, 1.98)).toMatchObject({ mostly: true });
  });
});
