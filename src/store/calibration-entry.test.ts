import { describe, expect, test } from 'vitest';
import { calibrationToText, textToCalibration } from './calibration-entry.ts';
import type { Ceiling } from '../record/ceiling.ts';

const cost = { perTaskMs: 0.01, perByteMs: 1e-6 };
const costs = { worker: cost, driver: cost };
const whole: Ceiling = {
  createdAt: '2026-01-01T00:00:00.000Z',
  cores: 4,
  browser: 'Chromium 156',
  oneMs: 20,
  speedups: [
    { processors: 1, times: 1 },
    { processors: 2, times: 1.9 },
  ],
  bandwidth: [{ processors: 1, bytesPerSecond: 1e10 }],
  messages: { transfer: costs, clone: costs },
};

/** The text with some of its fields replaced. */
function text(fields: object): string {
  return JSON.stringify({ version: 1, ...whole, ...fields });
}

describe('textToCalibration', () => {
  test('S7: what was written before there was a version is read', () => {
    expect(textToCalibration(JSON.stringify(whole), 4)).toEqual({
      kind: 'usable',
      calibration: whole,
    });
  });

  test('reads what was written', () => {
    expect(textToCalibration(calibrationToText(whole), 4)).toEqual({
      kind: 'usable',
      calibration: whole,
    });
    const { messages: _, ...bare } = whole;
    expect(textToCalibration(calibrationToText(bare), 4)).toEqual({
      kind: 'usable',
      calibration: bare,
    });
  });

  test('S5: tells a newer version and another machine from damage', () => {
    expect(textToCalibration(text({ version: 99 }), 4)).toEqual({ kind: 'newer' });
    expect(textToCalibration(JSON.stringify({ version: 2 }), 4)).toEqual({ kind: 'newer' });
    expect(textToCalibration(text({}), 8)).toEqual({ kind: 'other-machine', cores: 4 });
    expect(textToCalibration(text({ cores: null }), 8)).toMatchObject({ cores: null });
  });

  test.each([
    ['no JSON', '{"version":1'],
    ['an empty text', ''],
    ['null', 'null'],
    ['a number', '5'],
    ['a list', '[]'],
    ['nothing', '{}'],
    ['a version that is no number', text({ version: '1' })],
    ['version 0', text({ version: 0 })],
    ['NaN, which JSON writes as null', text({ oneMs: Number.NaN })],
    ['a time of 0', text({ oneMs: 0 })],
    ['a time below 0', text({ oneMs: -1 })],
    ['a time beyond all numbers', text({}).replace('"oneMs":20', '"oneMs":1e999')],
    ['a time as a text', text({ oneMs: '20' })],
    ['no date', text({ createdAt: 'yesterday?' })],
    ['no browser', text({ browser: { name: 'x' } })],
    ['half a core', text({ cores: 2.5 })],
    ['speedups that are no list', text({ speedups: { 0: { processors: 1, times: 1 } } })],
    ['no speedups', text({ speedups: [] })],
    ['a speedup of null', text({ speedups: [null] })],
    ['a huge speedup', text({ speedups: [{ processors: 1, times: 1e300 }] })],
    ['half a processor', text({ speedups: [{ processors: 1.5, times: 1 }] })],
    ['no speedup of one', text({ speedups: [{ processors: 2, times: 1 }] })],
    [
      'counts out of order',
      text({ speedups: [1, 3, 2].map((processors) => ({ processors, times: 1 })) }),
    ],
    ['a rate of 0', text({ bandwidth: [{ processors: 1, bytesPerSecond: 0 }] })],
    ['costs of one transport alone', text({ messages: { transfer: costs } })],
    ['a cost below 0', text({ messages: { transfer: costs, clone: { worker: cost } } })],
    ['a text as long as memory', text({ browser: 'x'.repeat(200_000) })],
    [
      'more rows than any machine has processors',
      text({
        speedups: Array.from({ length: 2_000 }, (_, i) => ({ processors: i + 1, times: 1 })),
      }),
    ],
  ])('S8: %s is damaged', (_, damaged) => {
    expect(textToCalibration(damaged, 4)).toEqual({ kind: 'damaged' });
  });

  test('S8: names that change every object change nothing', () => {
    const hostile = `{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},${text({}).slice(1)}`;
    const read = textToCalibration(hostile, 4);
    expect(read).toEqual({ kind: 'usable', calibration: whole });
    expect('polluted' in {}).toBe(false);
    // What a prototype brings is no field.
    const inherited = `{"version":1,"__proto__":${JSON.stringify(whole)}}`;
    expect(textToCalibration(inherited, 4)).toEqual({ kind: 'damaged' });
  });
});
