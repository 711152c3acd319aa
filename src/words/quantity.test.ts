import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatAbout,
  formatBytes,
  formatCount,
  formatMs,
  formatNumber,
  formatP,
  formatPercent,
  formatRatio,
  formatThroughput,
  formatTimes,
} from './quantity.ts';

it.each([
  [0, '0 ms'],
  [0.005, '5 µs'],
  [0.8504, '850 µs'],
  [0.9997, '1 ms'],
  [12.345, '12.3 ms'],
  [999.7, '1 s'],
  [1234, '1.23 s'],
  [59_960, '1 min'],
  [125_000, '2 min 5 s'],
  [3_900_000, '1 h 5 min'],
  [-2.5, '-2.5 ms'],
])('%d ms is written %s', (ms, text) => {
  expect(formatMs(ms)).toBe(text);
});

it.each([
  [25_600, '25,600'],
  [1_048_576, '1.05 M'],
  [999_999, '1 M'],
  [7, '7'],
])('the count %d is written %s', (count, text) => {
  expect(formatCount(count)).toBe(text);
});

it('throughput has an SI prefix before its unit', () => {
  expect(formatThroughput(4.18e6, 'pixel')).toBe('4.18 Mpixel/s');
  expect(formatThroughput(51.24e9, 'FLOP')).toBe('51.2 GFLOP/s');
  expect(formatThroughput(12, 'point')).toBe('12 point/s');
  expect(formatThroughput(247e3, 'audio frame')).toBe('247 k audio frame/s');
  expect(formatThroughput(12, 'audio frame')).toBe('12 audio frame/s');
});

it('memory counts in powers of 1024', () => {
  expect(formatBytes(768)).toBe('768 B');
  expect(formatBytes(4_300_000)).toBe('4.1 MiB');
  expect(formatBytes(2 ** 20)).toBe('1 MiB');
  expect(formatBytes(2 ** 30)).toBe('1 GiB');
  expect(formatBytes(3 * 2 ** 30)).toBe('3 GiB');
  expect(formatBytes(1023.9)).toBe('1,020 B');
});

it('ratios, shares and times', () => {
  expect(formatRatio(3.412)).toBe('3.41×');
  expect(formatRatio(128.4)).toBe('128×');
  expect(formatPercent(0.9609)).toBe('96.1 %');
  expect(formatPercent(1)).toBe('100 %');
  expect(formatPercent(0.00042)).toBe('0.042 %');
  expect(formatPercent(0)).toBe('0 %');
  expect(formatTimes(3.124)).toBe('3.12');
  expect(formatTimes(1.043)).toBe('1.04');
  expect(formatTimes(2)).toBe('2.00');
  expect(formatTimes(1234.5)).toBe('1,235');
  expect(formatTimes(0.0123)).toBe('0.012');
  expect(formatAbout(2.71)).toBe('2.7');
  expect(formatAbout(12.6)).toBe('13');
  expect(formatAbout(0.923)).toBe('0.92');
  expect(formatNumber(4_294_967_295)).toBe('4,294,967,295');
});

it('p keeps the digits that tell it from 1', () => {
  expect(formatP(0.945)).toBe('0.945');
  expect(formatP(0.9)).toBe('0.900');
  expect(formatP(0.99634)).toBe('0.9963');
  expect(formatP(1)).toBe('1.000');
  expect(formatP(0)).toBe('0.000');
});

describe('any number', () => {
  const formats = [
    formatMs,
    formatCount,
    formatBytes,
    formatRatio,
    formatPercent,
    formatP,
    formatTimes,
    formatNumber,
    (value: number) => formatThroughput(value, 'pixel'),
  ];

  it('is written, and an unknown one is called so', () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        for (const format of formats) {
          const text = format(value);
          expect(text).not.toMatch(/NaN|Infinity|∞|undefined/);
          if (!Number.isFinite(value)) expect(text).toBe('unknown');
        }
      }),
    );
  });

  it('is never written with 1000 of a unit that has a larger one', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e14, noNaN: true }), (value) => {
        expect(formatThroughput(value, 'FLOP')).not.toMatch(/^1,/);
        expect(formatMs(Math.min(value, 1e7))).not.toMatch(/^1,000|60 s|60 min/);
      }),
    );
  });
});
