import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveRecord } from '../analysis/derive.ts';
import { makeFacts, onCurve, verified, wrong } from '../testing/synthetic-facts.ts';
import { listsToSpans, phases } from '../contract/span.ts';
import { say } from '../words/say.ts';
import { studyJsonSchema } from './json-schema.ts';
import { readStudy } from './read-study.ts';
import { writeStudy } from './write-study.ts';
import type { RunFacts, RunRecord } from './run-record.ts';

const spans: RunFacts['spans'] = [
  {
    processors: 2,
    round: 0,
    spans: listsToSpans({
      lane: [65535, 0, 1],
      phase: [0, 3, 3],
      stage: [0, 0, 0],
      serial: [0, 0, 0],
      task: [-1, 0, 1],
      merged: [1, 1, 1],
      startMs: [0, 0.25, 0.25],
      endMs: [0.25, 12.5, 13.125],
    }),
  },
];

const records: fc.Arbitrary<RunRecord> = fc
  .record({
    p: fc.double({ min: 0, max: 1, noNaN: true }),
    processors: fc.uniqueArray(fc.integer({ min: 2, max: 64 }), { maxLength: 5 }),
    samples: fc.integer({ min: 1, max: 9 }),
    serialShare: fc.constantFrom(0, 0.25),
    seed: fc.nat(),
    noise: fc.array(fc.double({ min: 0.9, max: 1.3, noNaN: true }), { minLength: 9, maxLength: 9 }),
    wrongAt: fc.constantFrom(0, 1, 2),
    withSpans: fc.boolean(),
    result: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.integer()),
  })
  .map(({ p, processors, samples, serialShare, seed, noise, wrongAt, withSpans, result }) => {
    const facts = makeFacts({
      plan: {
        processors: [1, ...processors.toSorted((a, b) => a - b)],
        samples,
        serialShare,
        seed,
      },
      wallMs: (n, round) => onCurve(p)(n) * (noise[round] ?? 1),
      sample: (sample) => ({ verdict: sample.processors === wrongAt ? wrong : verified }),
    });
    return deriveRecord({ ...facts, result, spans: withSpans ? spans : [] });
  });

const sample = deriveRecord({ ...makeFacts({ wallMs: onCurve(0.9) }), spans });

/** The sample with one value replaced. */
function tamper(path: readonly (string | number)[], value: unknown): string {
  const json = JSON.parse(writeStudy(sample)) as Record<string | number, unknown>;
  let at = json;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  at[path.at(-1) ?? ''] = value;
  return JSON.stringify(json);
}

function reasonOf(text: string): string {
  const read = readStudy(text);
  if (read.ok) throw new Error('This text was read as a record.');
  return say(read.reason);
}

describe('a record', () => {
  it('I10: reads back as it was written', () => {
    fc.assert(
      fc.property(records, (record) => {
        expect(readStudy(writeStudy(record))).toEqual({ ok: true, study: record });
      }),
      { numRuns: 40 },
    );
  });

  it('is written as plain JSON: what the platform writes, with lists of numbers on one line', () => {
    const text = writeStudy(sample);
    const columnsAsLists = (column: string, value: unknown): unknown => {
      if (!ArrayBuffer.isView(value)) return value;
      const list = [...(value as Uint8Array)];
      return column === 'phase' ? list.map((phase) => phases[phase]) : list;
    };
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(sample, columnsAsLists)));
    expect(text).toContain('"task": [-1, 0, 1]');
    expect(text.endsWith('}\n')).toBe(true);
  });

  it('writes unknown numbers as null and reads them as unknown', () => {
    const { mismatch, ...verdict } = wrong;
    const actual = Number.NaN;
    const unknown = { ...verdict, maxError: Number.NaN, mismatch: { ...mismatch, actual } };
    const record = deriveRecord(
      makeFacts({ wallMs: () => 0, sample: () => ({ verdict: unknown as typeof wrong }) }),
    );
    const text = writeStudy(record);
    expect(text).not.toMatch(/NaN|Infinity/);
    expect((JSON.parse(text) as RunRecord).points[0]).toMatchObject({ throughput: null });
    expect(readStudy(text)).toEqual({ ok: true, study: record });
  });
});

describe('a record of earlier versions', () => {
  const older = (plan: object, order: readonly (readonly number[])[]): string =>
    JSON.stringify({ ...JSON.parse(writeStudy(sample)), order, plan });
  const { team, ...plan } = sample.plan;

  it('has its visits by name, and what its processors are by its backend', () => {
    const read = readStudy(older({ ...plan, backend: 'hybrid' }, [[2, 0, -2]]));
    if (!read.ok || read.study.kind !== 'run') throw new Error('This is a run.');
    expect(read.study.order).toEqual([
      [
        { kind: 'team', processors: 2 },
        { kind: 'baseline' },
        { kind: 'without-gpu', processors: 2 },
      ],
    ]);
    expect(read.study.plan.team).toEqual({ noun: 'processor', gpu: 'first', wholeRange: false });
    expect(team).toEqual({ noun: 'worker', gpu: 'none', wholeRange: false });
  });

  it('is refused if its backend was none', () => {
    expect(reasonOf(older({ ...plan, backend: 'abacus' }, []))).toContain('plan.team');
  });
});

describe('what is no record', () => {
  it.each(['', 'hello', '{', writeStudy(sample).slice(0, -20)])(
    'is refused: not JSON (%#)',
    (text) => {
      expect(reasonOf(text)).toMatch(/^This file is not JSON/);
    },
  );

  it.each(['null', '[]', '7', '{}', '{"schema": 1}', '{"schema": "other/1"}'])(
    'is refused: %s is foreign',
    (text) => {
      expect(reasonOf(text)).toMatch(
        /^This file is no record that this version of the lab can read/,
      );
    },
  );

  it.each<[string, readonly (string | number)[], unknown]>([
    ['points.1.medianMs', ['points', 1, 'medianMs'], 'fast'],
    ['plan.backend', ['plan', 'backend'], 7],
    ['plan.processors', ['plan', 'processors'], []],
    ['plan.processors.0', ['plan', 'processors', 0], 1.5],
    ['samples.3.verdict.ok', ['samples', 3, 'verdict', 'ok'], 'yes'],
    ['spans.0.spans', ['spans', 0, 'spans', 'lane'], [1]],
    ['spans.0.spans.lane.2', ['spans', 0, 'spans', 'lane', 2], 65_536],
    ['spans.0.spans.task.0', ['spans', 0, 'spans', 'task', 0], -2],
    ['stability.kind', ['stability', 'kind'], 'calm'],
    ['fits.amdahl.p', ['fits', 'amdahl', 'p'], null],
    ['finding.0.values', ['finding', 0, 'values'], 'words'],
    ['environment', ['environment'], undefined],
  ])('is refused with the path of the damage: %s', (path, keys, value) => {
    expect(reasonOf(tamper(keys, value))).toContain(`damaged at ${path}: expected `);
  });

  it('I6: any JSON value is answered, never thrown at', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(readStudy(text).ok).toBe(false);
      }),
    );
  });
});

it('I1: keys that reach for the prototype, and unknown ones, are left out', () => {
  const text = writeStudy(sample)
    .replace('{', '{"__proto__": {"polluted": 1}, "extra": 1,')
    .replace('"parameters": {', '"parameters": {"__proto__": {"polluted": 1}, "constructor": 2,');
  expect(readStudy(text)).toEqual({ ok: true, study: sample });
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

it('I2: a number too large for JSON is refused', () => {
  const text = writeStudy(sample).replace(/"work": \d+/, '"work": 1e999');
  expect(reasonOf(text)).toContain('damaged at plan.work');
});

it.each([100, 1e5, 5e6])('I3: nested %d deep is no record, by itself and within one', (depth) => {
  const nest = '['.repeat(depth) + ']'.repeat(depth);
  const whole = writeStudy(sample);
  for (const text of [
    nest,
    '{"schema":'.repeat(depth),
    whole.replace(/"work": \d+/, `"work": ${nest}`),
    whole.replace('{', `{"extra": ${nest},`),
  ]) {
    expect(reasonOf(text)).toMatch(/^This file is no record that this version of the lab can read/);
  }
  // Brackets in a text nest nothing, whatever is quoted in it.
  const brackets = `\\"${'['.repeat(depth)}\\\\`;
  expect(readStudy(whole.replace('{', `{"extra": "${brackets}",`))).toEqual({
    ok: true,
    study: sample,
  });
});

it('I7: of a newer version is no record of this one, and says both', () => {
  const newer = writeStudy(sample).replace('study/2', 'study/99');
  expect(reasonOf(newer)).toContain('amdahl-lab/study/99');
  expect(reasonOf(newer)).toContain('amdahl-lab/study/2');
});

it('I10: read and written again and again it is equal byte for byte', () => {
  fc.assert(
    fc.property(records, (record) => {
      const again = (text: string): string => {
        const read = readStudy(text);
        if (!read.ok) throw new Error(say(read.reason));
        return writeStudy(read.study);
      };
      const once = again(writeStudy(record));
      expect(again(once)).toBe(once);
      expect(JSON.parse(once)).toEqual(JSON.parse(writeStudy(record)));
    }),
    { numRuns: 40 },
  );
});

it('of an earlier version, which knows nothing of stability, is read', () => {
  const { stability, ...earlier } = sample;
  expect(stability).toBeDefined();
  expect(readStudy(writeStudy(earlier))).toEqual({ ok: true, study: earlier });
});

it('its JSON Schema names the version and what every run has', () => {
  interface Kind {
    readonly properties: Readonly<Record<string, object>>;
    readonly required: readonly string[];
  }
  const { oneOf: kinds } = studyJsonSchema() as unknown as { readonly oneOf: readonly Kind[] };
  expect(kinds.map(({ properties }) => properties['kind'])).toEqual(
    ['run', 'comparison', 'break-even', 'growth', 'size-map', 'calibration'].map((kind) => ({
      const: kind,
    })),
  );
  const [run] = kinds;
  expect(run?.properties['schema']).toEqual({ const: 'amdahl-lab/study/2' });
  expect(run?.required.toSorted()).toEqual(
    Object.keys(sample)
      .filter((key) => !['losses', 'stability', 'shown', 'findings'].includes(key))
      .toSorted(),
  );
  expect(run?.properties['points']).toMatchObject({
    items: { properties: { throughput: { anyOf: [{ type: 'number' }, { type: 'null' }] } } },
  });
});
