import { describe, expect, it } from 'vitest';
import { english } from './en/english.ts';
import { say } from './say.ts';
import { findingSamples } from './testing/finding-samples.ts';
import type { Message, MessageKey, MessageValues } from './message.ts';

/** Of every key, values as they come. */
type Samples = { readonly [Key in MessageKey]: readonly MessageValues[Key][] };

const noun = 'worker';

const journalRun = {
  workload: 'Mandelbrot',
  size: '1,024 pixels a side',
  file: null,
  step: 'rounds',
  processors: 2,
  noun,
  when: '30 November 2026 at 21:05',
} as const;

/** Values as they come, with the edges that change a sentence. */
const sides = {
  processors: [4, 1],
  schedules: ['dynamic', 'dynamic'],
  grains: [8, 8],
  onGpu: [false, false],
};

const mapWords = { noun, label: 'Size', unit: 'pixels a side' } as const;
const mapped = { ...mapWords, processors: 2, line: 0.75 };

const samples: Samples = {
  'check.word': [
    { field: 'workload', given: 'mandelbrod', choices: ['mandelbrot', 'matrix-multiply'] },
    { field: 'backend', given: '', choices: ['serial', 'workers', 'webgpu'] },
  ],
  'check.kernel': [{ given: 'wgsl', backend: 'Web Workers', choices: ['js', 'wasm'] }],
  'check.kernel-for-workload': [{ given: 'wasm', workload: 'Sleep', choices: ['js'] }],
  'check.backend-for-workload': [{ backend: 'WebGPU', workload: 'Sleep' }],
  'check.schedule-for-backend': [{ backend: 'WebGPU', only: 'cyclic' }],
  'check.transport-for-backend': [{ backend: 'WebGPU', only: 'transfer' }],
  'check.shared-unavailable': [{ given: 'shared' }],
  'check.number': [
    { field: 'samples', given: '0', min: 1, max: 1000, integer: true },
    { field: 'Size', given: 'NaN', min: 16, max: 8192, integer: true },
    { field: 'serialShare', given: '2', min: 0, max: 0.99, integer: false },
  ],
  'check.choice': [
    { field: 'Counting', given: 'both', choices: ['private', 'shared'] },
    { field: 'Counting', given: 'NaN', choices: ['private', 'shared'] },
  ],
  'check.processors': [
    { given: '0, 1000', min: 1, max: 64 },
    { given: '', min: 1, max: 64 },
  ],
  'check.serial-processors': [{ given: '1, 2' }],
  'check.grain': [
    { given: '0', min: 1, max: 4096 },
    { given: 'NaN', min: 1, max: 4096 },
  ],
  'check.serial-share-for-backend': [{ backend: 'WebGPU' }],
  'check.cold-starts-for-backend': [{ backend: 'WebGPU' }],
  'check.balance-needs-static': [{}],
  'check.tree-needs-shared': [{}],
  'check.parameter-unknown': [{ given: 'colour', choices: ['size', 'zoom'] }],
  'check.memory': [
    { neededBytes: 5e9, limitBytes: 3 * 2 ** 30, parameter: 'Size', nearest: 4000 },
    { neededBytes: 5e9, limitBytes: 3 * 2 ** 30, parameter: 'Size', nearest: null },
  ],
  'check.gpu-size': [
    { what: 'counts', needed: 5e9, limit: 2 ** 27, parameter: 'Size', nearest: 4000 },
  ],
  'check.asks': [{ given: 'what' }],
  'check.asks-unmeasured': [
    { given: 'times-4', missing: [4] },
    { given: 'faster-3-than-2', missing: [2, 3] },
  ],
  'file.not-taken': [{ workload: 'Prime sieve' }],
  'file.empty': [{}],
  'file.too-large': [{ bytes: 5e9, maxBytes: 1e9 }],
  'file.many': [{ count: 2 }],
  'file.while-running': [{ name: 'points.csv' }],
  'file.parameter-decided': [{}],
  'file.parameter-unused': [{}],
  'file.given-up': [{}],
  'file.unreadable': [{ reason: 'it was moved' }],
  'file.not-text': [{ offset: 17, line: 2 }],
  'file.foreign-content': [
    { content: 'utf-32' },
    { content: 'iso-2022' },
    { content: 'zip' },
    { content: 'xz' },
  ],
  'file.utf-16': [{ bigEndian: false }, { bigEndian: true }],
  'file.zero-byte': [{ offset: 17, line: 2 }],
  'file.long-word': [{ line: 2, maxBytes: 2 ** 24 }],
  'file.empty-cell': [{ line: 3, column: 2 }],
  'file.beyond-range': [
    { line: 3, column: 2, text: '1e999', isTooSmall: false },
    { line: 3, column: 2, text: '1e-999', isTooSmall: true },
  ],
  'file.marks-differ': [{ line: 3, column: 2, text: '1,5', otherLine: 2, otherText: '1.5' }],
  'file.ambiguous-number': [{ line: 3, column: 2, text: '1,234' }],
  'file.one-or-two': [{ line: 1, text: '1,234.5' }],
  'file.separators': [{ line: 3, first: 'semicolon', second: 'tab' }],
  'file.open-quote': [{ line: 3, column: 2 }],
  'file.after-quote': [{ line: 3, column: 2 }],
  'file.long-cell': [{ line: 3, column: 2, max: 1_000 }],
  'file.heading-columns': [
    { line: 2, found: 8, headingLine: 1, named: 4 },
    { line: 2, found: 2, headingLine: 1, named: 4 },
  ],
  'file.table-read': [
    { rows: 300, columns: 2, separator: 'semicolon', decimal: ',', group: '.' },
    { rows: 1, columns: 1, separator: 'none', decimal: undefined, group: undefined },
    { rows: 2, columns: 3, separator: 'tab', decimal: '.', group: "'" },
    { rows: 2, columns: 3, separator: 'blank', decimal: undefined, group: ',' },
    { rows: 2, columns: 3, separator: 'comma', decimal: '.', group: '\u00a0' },
  ],
  'file.heading': [
    { line: 1, names: ['x', 'y'] },
    { line: 3, names: ['', 'a', 'b', 'c'] },
  ],
  'file.no-heading': [{}],
  'file.mark-taken': [
    { text: '1,234', decimal: ',' },
    { text: '1.234', decimal: '.' },
  ],
  'file.cut-in-two': [{ text: '1,234' }],
  'file.comments': [{ count: 1 }, { count: 2_000 }],
  'file.not-number': [{ line: 3, column: 2, text: 'abc' }],
  'file.columns': [
    { line: 3, found: 1, expected: 2 },
    { line: 3, found: 4, expected: 2 },
  ],
  'file.no-numbers': [{}],
  'file.not-image': [{ reason: 'the source could not be decoded' }],
  'file.not-wav': [{ what: 'the letters RIFF', offset: 0 }],
  'file.no-recording': [{ reason: 'Permission denied' }],
  'file.too-long': [{ what: 'The recording', found: 7200, max: 3600, unit: 'seconds' }],
  'sound.other-kind': [{ kind: 'MP3' }, { kind: 'FLAC' }, { kind: 'Ogg' }],
  'sound.coding': [
    { offset: 20, code: 85 },
    { offset: 20, code: 999 },
    { offset: 44, code: null },
  ],
  'sound.rate': [{ offset: 24, found: 4e9, max: 768_000 }],
  'sound.mixed': [{ channels: 2 }],
  'sound.block': [
    { offset: 32, found: 3, channels: 2, bits: 16 },
    { offset: 32, found: 1, channels: 1, bits: 16 },
  ],
  'sound.bits': [
    { offset: 34, bits: 16, bytes: 2, isFloat: true },
    { offset: 34, bits: 0, bytes: 1, isFloat: false },
  ],
  'sound.loose-bits': [{ offset: 32, bits: 24, bytes: 4 }],
  'sound.no-samples': [{ offset: 44 }],
  'sound.chunk-too-long': [{ id: 'LIST', offset: 36 }],
  'sound.sample': [
    { offset: 60, found: Number.NaN, most: 256 },
    { offset: 60, found: -1 / 0, most: 256 },
    { offset: 60, found: 1e30, most: 256 },
  ],
  'sound.too-short': [{ found: 0.01, min: 0.032, frameSize: 512 }],
  'sound.cut': [{ said: 64_000, found: 32_000, offset: 44 }],
  'image.drawing': [{}],
  'image.moving': [{}],
  'sound.second-data': [{ offset: 32_044 }],
  'check.file-other': [{ name: 'book.txt' }],
  'check.file-missing': [{ name: 'book.txt' }],
  'workload.single-only': [{}],
  'workload.gpu-asynchronous': [{}],
  'mandelbrot.zoom-f32': [{ zoom: 1e9, size: 1024, maxZoom: 5461 }],
  'backend.no-webgpu': [{}],
  'backend.gpu-asked': [{}],
  'backend.hybrid-needs-shared': [{}],
  'backend.no-adapter': [{}],
  'backend.adapter-timeout': [{ seconds: 5 }],
  'backend.no-device': [{ reason: 'out of memory' }],
  'backend.gpu-limit': [{ what: 'counts', needed: 5e8, limit: 134_217_728 }],
  'backend.device-lost': [{ reason: 'unknown' }],
  'backend.gpu-paused': [{ seconds: 120 }],
  'backend.gpu-memory': [{ neededBytes: 2 ** 31 }],
  'backend.gpu-error': [{ reason: 'binding 1 has another size' }],
  'backend.gpu-read-back': [{ reason: 'the mapping was refused' }],
  'backend.gpu-move': [{ stage: 'map', move: 'shuffle' }],
  'note.gpu-default-limits': [{ limitBytes: 134_217_728 }],
  'note.timestamps-dropped': [{ reason: 'negative' }, { reason: 'longer' }, { reason: 'coarse' }],
  'backend.worker-load': [{ reason: 'the file did not load' }],
  'backend.worker-lost': [{ lane: 0, reason: 'no answer' }],
  'backend.task-failed': [{ task: 12, start: 1200, end: 1300, reason: 'unreachable executed' }],
  'backend.task-kills': [{ task: 12, start: 1200, end: 1300, times: 3, reason: 'it ended' }],
  'backend.unhandled': [{ lane: 2, reason: 'no' }],
  'backend.update-torn': [{ lane: 0, reason: 'it ended', task: 3 }],
  'note.sample-repeated': [
    { lane: 0, reason: 'it ended', times: 1 },
    { lane: 1, reason: 'it ended', times: 2 },
  ],
  'incident.worker-replaced': [
    { lane: 2, reason: 'it ended', task: 7, attempt: 2, most: 3 },
    { lane: 0, reason: 'it ended', task: null, attempt: 1, most: 3 },
  ],
  'backend.memory': [{ neededBytes: 2 ** 31 }],
  'run.stopped': [{}],
  'run.busy': [{}],
  'run.clock-still': [{}],
  'run.unexpected': [{ reason: 'x is not a function' }],
  'engine.not-loaded': [{ reason: 'network or headers' }],
  'engine.ended': [
    { how: 'gone' },
    { how: 'threw', reason: 'x is not a function' },
    { how: 'unreadable' },
  ],
  'engine.none': [{}],
  'storage.refused': [{ what: 'machine' }, { what: 'theme' }],
  'storage.full': [{ what: 'machine' }, { what: 'theme' }],
  'storage.cleared': [{}],
  'storage.occupied': [{}],
  'storage.unreadable': [{ newer: true }, { newer: false }],
  'storage.other-machine': [
    { kept: 8, cores: 1 },
    { kept: null, cores: 2 },
  ],
  'storage.other-tab': [{}],
  'journal.crashed': [
    { ...journalRun, memory: null },
    { ...journalRun, memory: { bytes: 3e9, deviceBytes: 4 * 2 ** 30 } },
  ],
  'journal.left': [
    journalRun,
    { ...journalRun, size: null, file: 'book.txt', step: 'warm-up', processors: null },
    { ...journalRun, size: null, processors: 1 },
  ],
  'study.wrong': [{}],
  'study.comparison': [
    { ...sides, times: 1.8, low: 1.7, high: 1.9, rounds: 6, apart: true },
    { ...sides, times: 0.5, low: 0.4, high: 0.8, rounds: 6, apart: true },
    { ...sides, times: 1.01, low: null, high: null, rounds: 4, apart: false },
    { ...sides, onGpu: [true, false], times: 1.01, low: null, high: null, rounds: 9, apart: false },
  ],
  'study.break-even': [
    { ...sides, unit: 'points', size: 2041, firstBelow: true, clear: 4, sizes: 5 },
    { ...sides, unit: '', size: null, firstBelow: false, clear: 5, sizes: 5 },
    { ...sides, unit: '', size: null, firstBelow: true, clear: 2, sizes: 5 },
    { ...sides, unit: '', size: null, firstBelow: true, clear: 0, sizes: 5 },
  ],
  'study.growth-none': [{ leftOut: [] }, { leftOut: [4] }],
  'study.growth-noisy': [{}],
  'study.growth': [
    { processors: 4, times: 3.8, low: null, high: null },
    { processors: 4, times: 3.8, low: 3.7, high: 3.9 },
  ],
  'study.growth-law': [
    { share: 0.02, low: 0, high: 0.05 },
    { share: 0.02, low: null, high: null },
  ],
  'study.growth-imbalance': [{ processors: 4, lost: 0.2 }],
  'study.growth-left-out': [{ leftOut: [4, 8] }],
  'study.size-map': [
    { ...mapped, sizes: [32, 64, 128], above: [64, 128], undecided: [] },
    { ...mapped, sizes: [32, 64, 128], above: [128], undecided: [64] },
    { ...mapped, sizes: [32, 64, 128], above: [32, 128], undecided: [64] },
    { ...mapped, sizes: [32, 64], above: [32, 64], undecided: [] },
    { ...mapped, sizes: [32, 64], above: [], undecided: [] },
    { ...mapped, sizes: [32, 64], above: [], undecided: [64] },
    { ...mapped, sizes: [32, 64], above: [], undecided: [32, 64] },
    { ...mapped, sizes: [], above: [], undecided: [] },
    { ...mapped, label: 'Limit', unit: '', sizes: [32], above: [32], undecided: [] },
  ],
  'study.size-map-wrong': [{ ...mapWords, cells: 6, processors: [2, 4, 2], sizes: [32, 32, 64] }],
  'study.size-map-disturbed': [
    { ...mapWords, cells: 6, processors: [4], sizes: [32] },
    { ...mapWords, cells: 4, processors: [2, 2, 2, 2], sizes: [8, 16, 32, 64] },
  ],
  'study.size-map-ceiling': [{ processors: 4, noun: 'worker', line: 0.75, share: 0.712 }],
  'study.size-map-none': [{ leftOut: [] }, { leftOut: [4] }],
  'study.size-map-unlike': [{}],
  'study.size-decided': [{}],
  'study.ceiling': [{ capacity: 2, processors: 2, times: 1.97, bytesPerSecond: 1.2e10 }],
  'record.not-json': [{}],
  'record.foreign': [
    { schema: null, expected: 'amdahl-lab/study/2' },
    { schema: 'x'.repeat(500), expected: 'amdahl-lab/study/2' },
  ],
  'record.opened': [
    {
      kind: 'run',
      file: 'mandelbrot.json',
      createdAt: '2026-01-31T12:00:00.000Z',
      browser: 'Chromium 156',
      platform: 'Linux',
      cores: 1,
    },
    {
      kind: 'break-even',
      file: 'x'.repeat(90),
      createdAt: 'yesterday',
      browser: 'Firefox 148',
      platform: 'macOS',
      cores: null,
    },
  ],
  'record.broken': [{ path: 'points.0.medianMs', expected: 'number', found: '"abc"' }],
  'warning.few-samples': [{ samples: 1 }, { samples: 5 }],
  'warning.beyond-cores': [
    { processors: [4], cores: 2, measured: true },
    { processors: [2, 4, 8], cores: 1, measured: false },
  ],
  'warning.idle-processors': [
    { tasks: 4, processors: 8, grain: 2, noun: 'worker' },
    { tasks: 1, processors: 2, grain: null, noun: 'worker' },
  ],
  'warning.no-serial-task': [
    { share: 0.01, tasks: 4, least: 0.25 },
    { share: 0.2, tasks: 1, least: null },
  ],
  'warning.not-isolated': [{}],
  'warning.short-samples': [{ medianMs: 0.2, resolutionMs: 0.005, processors: 1, noun }],
  'warning.outliers': [
    { processors: 1, count: 1, samples: 9, noun },
    { processors: 2, count: 2, samples: 9, noun },
  ],
  'warning.disturbed': [
    { samples: 1, incidents: 1 },
    { samples: 3, incidents: 4 },
  ],
  'warning.wasm-off': [{ reason: 'no SIMD' }],
  'warning.hidden': [{ samples: 1 }, { samples: 3 }],
  'warning.software-gpu': [{ adapter: 'SwiftShader' }, { adapter: '' }],
  'warning.drift': [{ percent: 12.3 }, { percent: -4 }],
  'finding.disagree': [
    { processors: 2, groups: true, fastMs: 56, slowMs: 110, noun },
    { processors: 0, groups: false, fastMs: 56, slowMs: 110, noun },
  ],
  'finding.disagree-interval': [{ processors: 2, low: 0.7, high: 1.9, noun }],
  'finding.cores-taken': [{ cores: 2, given: 1.05 }],
  'finding.too-noisy': [{}],
  'cause.other-programs': [
    { cores: null, given: null },
    { cores: 2, given: 1.05 },
  ],
  'cause.other-tab': [{}],
  'cause.heat': [{ percent: null }, { percent: 12.3 }],
  'cause.power': [{}],
  'cause.browser-power': [{}],
  'cause.neighbour': [{}],
  'cause.stopped': [{ samples: 1, longestMs: 402 }],
  'incident.stalled': [{ ms: 402 }],
  'warning.stalled': [
    { samples: 1, longestMs: 402 },
    { samples: 3, longestMs: 402 },
  ],
  'warning.cores-taken': [{ cores: 2, given: 1.05 }],
  'warning.first-gpu-run': [{ compileMs: 120 }],
  'warning.other-load': [{ times: 1.4 }],
  'warning.on-battery': [{}],
  ...findingSamples,
};

const messages = Object.entries(samples).flatMap(([key, all]) =>
  all.map((values) => ({ key, values }) as Message),
);

describe('say', () => {
  it('has a sentence for every key', () => {
    expect(Object.keys(english).toSorted()).toEqual(Object.keys(samples).toSorted());
  });

  it.each(messages.map((message) => [say(message), message] as const))(
    '%s',
    (sentence, { key }) => {
      expect(sentence).toMatch(key.startsWith('question.') ? /^[A-Z].*\?$/ : /^[A-Z0-9].*\.$/);
      expect(sentence).not.toMatch(/undefined|NaN|null|Infinity|\[object|\s\s|,,|\.\.|\n/);
      expect(sentence).not.toMatch(/\b1 (workers|samples|cores|processors|points)\b/);
      expect(sentence).not.toMatch(/invalid|illegal|bad|error|failed to/i);
      expect(sentence.length).toBeLessThan(300);
    },
  );

  it('names a key that this version does not know', () => {
    const foreign = { key: 'finding.of-tomorrow', values: {} } as unknown as Message;
    expect(say(foreign)).toBe('This version has no sentence for “finding.of-tomorrow”.');
    expect(say({ key: 'toString', values: {} } as unknown as Message)).toContain('“toString”');
  });
});
