// A calibration as text, and back: what is read may be damaged, of a newer version, or written by anybody.

import type { MessageCost, MessageCosts } from '../contract/schedule.ts';
import { messageTransports, type Ceiling } from '../record/ceiling.ts';

/** What a text turned out to be. */
export type CalibrationEntry =
  | { readonly kind: 'usable'; readonly calibration: Ceiling }
  /** Of a machine that reported so many cores. */
  | { readonly kind: 'other-machine'; readonly cores: number | null }
  | { readonly kind: 'newer' }
  | { readonly kind: 'damaged' };

/** Version of the text; one that says none is of the first. */
const version = 1;

/** No calibration is longer, in letters, or has more rows: what is, is not looked at. */
const longestText = 100_000;
const mostRows = 1_024;

export function calibrationToText(calibration: Ceiling): string {
  return JSON.stringify({ version, ...calibration });
}

/** Reads a text for a machine that reports `cores`. Never throws. */
export function textToCalibration(text: string, cores: number | null): CalibrationEntry {
  if (text.length > longestText) return { kind: 'damaged' };
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return { kind: 'damaged' };
  }
  const fields = fieldsOf(given);
  const said = fields?.['version'] ?? version;
  if (typeof said === 'number' && said > version) return { kind: 'newer' };
  const calibration = fields && said === version ? readFields(fields) : undefined;
  if (!calibration) return { kind: 'damaged' };
  if (calibration.cores !== cores) return { kind: 'other-machine', cores: calibration.cores };
  return { kind: 'usable', calibration };
}

type Fields = Readonly<Record<string, unknown>>;

/** An object's own fields, whatever they are called. */
function fieldsOf(value: unknown): Fields | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.assign(Object.create(null) as Fields, Object.fromEntries(Object.entries(value)));
}

/** Field by field: nothing else of what was kept gets into the page. */
function readFields(fields: Fields): Ceiling | undefined {
  const { createdAt, cores, browser, oneMs } = fields;
  const speedups = readRows(fields['speedups'], 'times', largestTimes);
  const bandwidth = readRows(fields['bandwidth'], 'bytesPerSecond', largestRate);
  const hasMessages = fields['messages'] !== undefined;
  const messages = hasMessages ? readMessages(fields['messages']) : undefined;
  if (typeof createdAt !== 'string' || Number.isNaN(Date.parse(createdAt))) return undefined;
  if (typeof browser !== 'string' || !isCores(cores) || !isMeasured(oneMs, longestMs)) {
    return undefined;
  }
  if (!speedups || !bandwidth || (hasMessages && !messages)) return undefined;
  return {
    createdAt,
    cores,
    browser: browser.slice(0, 200),
    oneMs,
    speedups: speedups.map(([processors, times]) => ({ processors, times })),
    bandwidth: bandwidth.map(([processors, bytesPerSecond]) => ({ processors, bytesPerSecond })),
    ...(messages && { messages }),
  };
}

/** What no machine exceeds: an hour, as many times as rows, and 2^60 bytes a second. */
const longestMs = 3_600_000;
const largestTimes = mostRows;
const largestRate = 2 ** 60;

function isMeasured(value: unknown, most: number): value is number {
  return typeof value === 'number' && value > 0 && value <= most;
}

function isCores(value: unknown): value is number | null {
  return value === null || (Number.isInteger(value) && isMeasured(value, 2 ** 20));
}

/** Rows by processor count, each higher than the one before; the first is of one processor. */
function readRows(
  given: unknown,
  field: string,
  most: number,
): readonly (readonly [number, number])[] | undefined {
  if (!Array.isArray(given) || given.length === 0 || given.length > mostRows) return undefined;
  const rows: [number, number][] = [];
  for (const one of given as readonly unknown[]) {
    const { processors, [field]: value } = fieldsOf(one) ?? {};
    const above = rows.at(-1)?.[0] ?? 0;
    if (!Number.isInteger(processors) || !isMeasured(processors, 2 ** 20)) return undefined;
    if (processors <= above || !isMeasured(value, most)) return undefined;
    rows.push([processors, value]);
  }
  return rows[0]?.[0] === 1 ? rows : undefined;
}

function readMessages(given: unknown): Ceiling['messages'] | undefined {
  const fields = fieldsOf(given);
  const [transfer, clone] = messageTransports.map((id) => readCosts(fields?.[id]));
  return transfer && clone && { transfer, clone };
}

function readCosts(given: unknown): MessageCosts | undefined {
  const fields = fieldsOf(given);
  const [worker, driver] = [readCost(fields?.['worker']), readCost(fields?.['driver'])];
  return worker && driver && { worker, driver };
}

function readCost(given: unknown): MessageCost | undefined {
  const { perTaskMs, perByteMs } = fieldsOf(given) ?? {};
  const isCost = (value: unknown): value is number =>
    typeof value === 'number' && value >= 0 && value <= longestMs;
  return isCost(perTaskMs) && isCost(perByteMs) ? { perTaskMs, perByteMs } : undefined;
}
