// The laws of a study that leaves the lab: it is read back as it was, in whatever version it was written.

import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { say } from '../words/say.ts';
import { phaseNumber } from '../contract/span.ts';
import { anyRun } from './testing/any-run.ts';
import { anyStudyOf } from './testing/any-study.ts';
import { readStudy } from './read-study.ts';
import { writeStudy } from './write-study.ts';
import type { Study } from './study.ts';

const kinds = Object.entries(anyStudyOf) as unknown as readonly [string, fc.Arbitrary<Study>][];
const testing = new URL('testing/', import.meta.url);
const earlier = readdirSync(testing).filter((name) => name.endsWith('.json'));

describe.each(kinds)('a %s', (_kind, studies) => {
  it('is read back as it was written, and written again byte for byte', () => {
    fc.assert(
      fc.property(studies, (study) => {
        const written = writeStudy(study);
        const read = readStudy(written);
        expect(read).toEqual({ ok: true, study });
        expect(JSON.stringify(read)).toBe(JSON.stringify(readStudy(written)));
        if (read.ok) expect(JSON.parse(writeStudy(read.study))).toEqual(JSON.parse(written));
      }),
      { numRuns: 25 },
    );
  });

  it('loses no field: one that is missing is named', () => {
    const [study] = fc.sample(studies, { numRuns: 1, seed: 1 });
    const json = JSON.parse(writeStudy(study as Study)) as Record<string, unknown>;
    const optional = ['conditions', 'parent', 'traffic', 'pictures', 'losses', 'hybrid'];
    const later = ['stability', 'shown', 'findings'];
    for (const field of Object.keys(json)) {
      const read = readStudy(JSON.stringify({ ...json, [field]: undefined }));
      expect(read.ok, field).toBe([...optional, ...later].includes(field));
    }
  });
});

test('phases are written by their names, and one that is unknown is refused', () => {
  const [run] = fc.sample(anyRun, { numRuns: 1, seed: 1 });
  if (!run) throw new Error('no sample');
  const text = writeStudy(run);
  expect(text).toContain('"phase": ["decompose", "compute", "compute", "transfer", "wait"]');
  const read = readStudy(text.replace('"transfer", "wait"]', '"rest", "wait"]'));
  expect(read.ok).toBe(false);
  if (!read.ok) expect(say(read.reason)).toContain('damaged at spans.0.spans.phase.3');
});

test('a picture whose colours are not as many as its pixels is refused', () => {
  const [run] = fc.sample(
    anyRun.filter(({ pictures }) => pictures?.[0]?.kind === 'image'),
    { numRuns: 1, seed: 1 },
  );
  if (!run) throw new Error('no sample');
  expect(readStudy(writeStudy(run)).ok).toBe(true);
  const text = writeStudy(run).replace(/"rgba": "[^"]*"/, '"rgba": "AAAA"');
  expect(readStudy(text).ok).toBe(false);
});

test('a sentence that this version does not know is shown by its key and values', () => {
  const message = { key: 'warning.of-tomorrow', values: { cores: 4, why: 'heat' } };
  const [run] = fc.sample(anyRun, { numRuns: 1, seed: 1 });
  const read = readStudy(writeStudy({ ...run, warnings: [message] } as unknown as Study));
  if (!read.ok || read.study.kind !== 'run') throw new Error('not read');
  const [warning] = read.study.warnings;
  expect(warning && say(warning)).toBe(
    'This version has no sentence for “warning.of-tomorrow” (cores: 4, why: "heat").',
  );
  // A key that is known, with the values of another version.
  const changed = { key: 'check.choice', values: { field: 'Size' } } as unknown as typeof warning;
  expect(changed && say(changed)).toContain('“check.choice” (field: "Size")');
});

describe('a study of an earlier version', () => {
  it('has a sample for each', () => {
    expect(earlier).toContain('run-record-1.json');
  });

  it.each(earlier)('%s opens, and stays as it is once it is today’s', (name) => {
    const read = readStudy(readFileSync(new URL(name, testing), 'utf8'));
    if (!read.ok) throw new Error(say(read.reason));
    const { study } = read;
    expect(readStudy(writeStudy(study))).toEqual({ ok: true, study });
  });

  it('knows from its plan what was asked for, and its phases by name', () => {
    const read = readStudy(readFileSync(new URL('run-record-1.json', testing), 'utf8'));
    if (!read.ok || read.study.kind !== 'run') throw new Error('not read');
    const { config, spans } = read.study;
    expect(config).toMatchObject({ workload: 'cost-table', processors: [1, 2], coldStarts: 1 });
    expect(config.asks).toBe('times-2');
    expect(
      [...(spans[0]?.spans.phase ?? [])].filter((n) => n === phaseNumber('compute')),
    ).toHaveLength(6);
  });
});
