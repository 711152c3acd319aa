// Numbers as people read them, each with its unit. One place, so that a value looks the same everywhere.

/** Stands for a number that is not known: NaN or an infinity. */
const unknownText = 'unknown';

/** Numbers up to this count are written out; larger ones with an SI prefix. */
const longestCount = 100_000;

const prefixes = ['', 'k', 'M', 'G', 'T', 'P'] as const;
const byteUnits = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

const threeDigits = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
const exact = new Intl.NumberFormat('en', { maximumSignificantDigits: 12 });

/** A plain number with grouping, as exact as a person may have typed it: "4,294,967,295", "0.99". */
export function formatNumber(value: number): string {
  return Number.isFinite(value) ? exact.format(value) : unknownText;
}

/** A time: "0.5 µs", "850 µs", "12.3 ms", "1.23 s", "2 min 5 s", "1 h 5 min". */
export function formatMs(ms: number): string {
  if (!Number.isFinite(ms)) return unknownText;
  const size = roundedSize(ms);
  if (size === 0) return '0 ms';
  if (size < 1) return `${threeDigits.format(ms * 1000)} µs`;
  if (size < 1000) return `${threeDigits.format(ms)} ms`;
  const seconds = Math.round(Math.abs(ms) / 1000);
  if (seconds < 60 && size < 60_000) return `${threeDigits.format(ms / 1000)} s`;
  const sign = ms < 0 ? '-' : '';
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${sign}${minutes} min${withRest(seconds % 60, 's')}`;
  return `${sign}${exact.format(Math.floor(minutes / 60))} h${withRest(minutes % 60, 'min')}`;
}

function withRest(rest: number, unit: string): string {
  return rest === 0 ? '' : ` ${rest} ${unit}`;
}

/** A count: "25,600", "1.05 M". */
export function formatCount(count: number): string {
  if (!Number.isFinite(count)) return unknownText;
  if (Math.abs(count) < longestCount) return exact.format(count);
  const { text, prefix } = scale(count);
  return `${text} ${prefix}`;
}

/** Work per second: "4.18 Mpixel/s", "51.2 GFLOP/s". `unit` is the singular. */
export function formatThroughput(value: number, unit: string): string {
  if (!Number.isFinite(value)) return unknownText;
  const { text, prefix } = scale(value);
  // A prefix belongs to one word: "405 ksample/s", but "247 k audio frame/s".
  const apart = prefix !== '' && unit.includes(' ') ? ' ' : '';
  return `${text} ${prefix}${apart}${unit}/s`;
}

/** The noun that goes with a grain. */
export function itemsOf(grain: number): string {
  return grain === 1 ? 'item' : 'items';
}

/** An amount of memory in powers of 1024: "768 B", "4.1 MiB". */
export function formatBytes(bytes: number): string {
  if (!Number.isFinite(bytes)) return unknownText;
  const { value, power } = reduce(bytes, 1024, byteUnits.length);
  return `${threeDigits.format(value)} ${byteUnits[power] ?? ''}`;
}

/** A ratio of two of the same: "3.41×", "128×". */
export function formatRatio(ratio: number): string {
  return Number.isFinite(ratio) ? `${inTwoDecimals(ratio)}×` : unknownText;
}

/** A share as a percentage: 0.961 is "96.1 %", 0.00042 is "0.042 %". */
export function formatPercent(share: number): string {
  const percent = 100 * share;
  if (!Number.isFinite(percent)) return unknownText;
  const options =
    Math.abs(percent) < 1 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 1 };
  return `${percent.toLocaleString('en', options)} %`;
}

/** A parallel share: "0.945"; near 1 as many digits as tell 1 - p: "0.99950". */
export function formatP(p: number): string {
  if (!Number.isFinite(p)) return unknownText;
  const leading = p < 1 ? Math.ceil(-Math.log10(1 - p)) : 0;
  return p.toFixed(Math.min(6, Math.max(3, leading + 1)));
}

/** How many times, as measured, for a sentence: "1.04", "3.12", "128". The same digits as `formatRatio` gives. */
export function formatTimes(times: number): string {
  if (!Number.isFinite(times)) return unknownText;
  // What would be written as 0 keeps its leading digits instead.
  if (Math.abs(times) < 0.1) return times.toLocaleString('en', { maximumSignificantDigits: 2 });
  return inTwoDecimals(times);
}

/** How many times, as predicted or extrapolated: "2.7", "12", and "0.92" under 1. */
export function formatAbout(times: number): string {
  if (!Number.isFinite(times)) return unknownText;
  const size = Math.abs(times);
  if (size < 1) return times.toLocaleString('en', { maximumSignificantDigits: 2 });
  return times.toLocaleString('en', { maximumFractionDigits: size < 10 ? 1 : 0 });
}

function inTwoDecimals(ratio: number): string {
  const digits = Math.abs(ratio) < 100 ? 2 : 0;
  return ratio.toLocaleString('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

function scale(value: number): { readonly text: string; readonly prefix: string } {
  const { value: reduced, power } = reduce(value, 1000, prefixes.length);
  return { text: threeDigits.format(reduced), prefix: prefixes[power] ?? '' };
}

/** Divides by `base` until the number is under it, as it is and as it will be rounded. */
function reduce(value: number, base: number, units: number): { value: number; power: number } {
  let power = 0;
  let reduced = value;
  while (power < units - 1 && Math.max(Math.abs(reduced), roundedSize(reduced)) >= base) {
    reduced /= base;
    power += 1;
  }
  return { value: reduced, power };
}

/** The absolute value in three significant digits, so that 999.7 counts as 1000. */
function roundedSize(value: number): number {
  return Number(Math.abs(value).toPrecision(3));
}
