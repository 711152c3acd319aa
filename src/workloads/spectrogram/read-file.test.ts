// Recordings as other programs wrote them, and as nobody should: the sound is right, or the place of what is wrong is
// said. Files w* and their right values are those of reports on other readers; sox-* and ffmpeg-* were written by
// SoX 14.4.2 and ffmpeg 5.1: 0.1 s of 1 kHz, half of full scale.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makeArray } from '../../contract/array.ts';
import { runCut } from '../../testing/run-cut.ts';
import { kernelEntries } from './kernel.ts';
import { readSound } from './read-file.ts';
import {
  bytesOf,
  chunkOf,
  lettersOf,
  makeWave as makeBytes,
  shorts,
} from '../testing/make-wave.ts';
import { readFormat } from './wave-format.ts';
import { spectrogram } from './workload.ts';
import type { WaveFields } from '../testing/make-wave.ts';

const silent = (): Promise<void> => Promise.resolve();
const parameters = { seconds: 1, sound: 0, frame: 1, hop: 160 };

function makeWave(...given: Parameters<typeof makeBytes>): Blob {
  return new Blob([makeBytes(...given)]);
}

function waveFile(name: string): Blob {
  return new Blob([readFileSync(new URL(`../../../fixtures/sounds/${name}.wav`, import.meta.url))]);
}

/** What a file gives, or the message by which it is refused. */
async function read(file: Blob) {
  const content = await readSound(file, parameters, silent);
  if (!content.ok) return content.message;
  const { seconds = Number.NaN } = content.parameters;
  const sound = content.input['sound'] as Float32Array;
  return { ...content, seconds, sound: sound.subarray(0, Math.round(seconds * 16_000)) };
}

async function readRight(file: Blob) {
  const content = await read(file);
  if ('key' in content) throw new Error(JSON.stringify(content));
  return content;
}

/** The figures of the JavaScript kernel, and the mean level of every band in dB. */
async function figuresOf(file: Blob) {
  const content = await readRight(file);
  const filled = { ...parameters, seconds: content.seconds };
  const built = { entries: kernelEntries, reset: () => undefined, allocate: makeArray };
  const golden = { parameters: filled, seed: 1, summary: {}, tolerance: 0, input: content.input };
  const output = await runCut(spectrogram, golden, built);
  const summary = spectrogram.summary(filled, output);
  const levels = output['levels'] as Float32Array;
  const bands = new Float64Array(40);
  const { frames = 0 } = summary;
  for (let i = 0; i < frames * 40; i++) bands[i % 40] = (bands[i % 40] ?? 0) + (levels[i] ?? 0);
  const { loudestBand = -1, peakDb = Number.NaN, meanDb = Number.NaN } = summary;
  return {
    frames,
    loudestBand,
    peakDb,
    meanDb,
    bandDb: [...bands].map((sum) => 10 * Math.log10(sum / frames)),
  };
}

/** The band whose middle is next to a frequency: 41 steps of O'Shaughnessy's mel from 0 to 8 kHz. */
function bandOf(hertz: number): number {
  const mel = (f: number): number => 2595 * Math.log10(1 + f / 700);
  return Math.round((mel(hertz) / mel(8_000)) * 41) - 1;
}

const level = 10 * Math.log10(1 / 16);

describe('files of reports', () => {
  test.each([
    'w00_ref16',
    'w05_24bits_align4',
    'w06b_size_0',
    'w07b_odd_list_unpadded',
    'w14b_1.01s',
  ])('%s is a second of 1 kHz', async (name) => {
    const { frames, loudestBand, peakDb, meanDb } = await figuresOf(waveFile(name));
    expect(loudestBand).toBe(13);
    expect(peakDb).toBeCloseTo(-14.47, 2);
    expect(meanDb).toBeCloseTo(-12.04, 2);
    expect(frames).toBe(name === 'w14b_1.01s' ? 98 : 97);
    expect((await readRight(waveFile(name))).seconds).toBe(name === 'w14b_1.01s' ? 1.01 : 1);
  });

  test('15 kHz at 48,000 a second is not heard at 16,000', async () => {
    const { peakDb, bandDb } = await figuresOf(waveFile('w12b_48k_15k'));
    expect(peakDb).toBeLessThan(-63);
    for (const decibels of bandDb) expect(decibels).toBeLessThan(-63);
  });

  test('3 kHz at 8,000 a second keeps its level and has no image at 5 kHz', async () => {
    const { loudestBand, meanDb, bandDb } = await figuresOf(waveFile('w12h_8k_3k'));
    expect(loudestBand).toBe(bandOf(3_000));
    expect(meanDb).toBeCloseTo(level, 2);
    for (const band of [-1, 0, 1]) {
      expect(bandDb[bandOf(5_000) + band]).toBeLessThan(level - 60);
    }
  });

  test('a sample that is no number is refused with its byte', async () => {
    expect(await read(waveFile('w13_f32_nan'))).toEqual({
      key: 'sound.sample',
      values: { offset: 44 + 4 * 8_000, found: Number.NaN, most: 256 },
    });
  });
});

describe('files of other programs', () => {
  /** How far a sample may be from the tone: half a step of the coding, or a sixteenth of it for logarithmic ones. */
  test.each([
    ['sox-u8', 1 / 128],
    ['sox-s16', 2 ** -15],
    ['sox-s24', 2 ** -23],
    ['sox-s32', 2 ** -24],
    ['sox-f32', 2 ** -24],
    ['sox-f64', 2 ** -24],
    ['sox-a-law', 0.5 / 32],
    ['sox-mu-law', 0.5 / 32],
    ['sox-rifx24', 2 ** -23],
    ['sox-rifx-f32', 2 ** -24],
    ['ffmpeg-rf64', 2 ** -15],
    ['ffmpeg-pipe', 2 ** -15],
    // One channel of six sounds: the mean is a sixth.
    ['ffmpeg-six', 2 ** -15, 6],
  ])('%s is read to %f', async (name, within, channels = 1) => {
    const { sound, notes } = await readRight(waveFile(name));
    expect(sound).toHaveLength(1_600);
    // SoX's gain of -6.0206 dB.
    const amplitude = 10 ** (-6.0206 / 20) / channels;
    for (const [i, sample] of sound.entries()) {
      const wanted = amplitude * Math.sin((2 * Math.PI * i) / 16);
      expect(Math.abs(sample - wanted)).toBeLessThanOrEqual(within + 1e-7);
    }
    const mixed = { key: 'sound.mixed', values: { channels } };
    expect(notes).toEqual(channels > 1 ? [mixed] : []);
  });

  test('IMA ADPCM is refused by name', async () => {
    const message = { key: 'sound.coding', values: { offset: 20, code: 17 } };
    expect(await read(waveFile('sox-ima'))).toEqual(message);
  });

  test.each([
    ['Ogg', 'OggS\0\x02'],
    ['FLAC', 'fLaC\0\0'],
    ['MP3', 'ID3\x04\0\0\0\0\0\x0a'],
    ['MP3', '\xff\xfb\x90'],
    ['AIFF', 'FORM\0\0\0\0AIFF'],
    ['MP4', '\0\0\0\x20ftypM4A '],
    ['WebM', '\x1a\x45\xdf\xa3'],
    ['Wave64', 'riff\x2e\x91\xcf\x11'],
  ])('%s is refused by name', async (kind, letters) => {
    const file = new Blob([Uint8Array.from([...lettersOf(letters), ...bytesOf(0, 600)])]);
    expect(await read(file)).toEqual({ key: 'sound.other-kind', values: { kind } });
  });

  test.each([
    // ITU-T G.711, the values at the decoder's output in steps of 16 bits.
    [6, [0x00, 0x2a, 0x55, 0x7f, 0x80, 0xaa, 0xd5], [-5504, -32256, -8, -848, 5504, 32256, 8]],
    [7, [0x00, 0x2a, 0x55, 0x7f, 0x80, 0xaa, 0xff], [-32124, -5372, -716, 0, 32124, 5372, 0]],
  ])('G.711 with code %d', (code, codes, wanted) => {
    const bytes = [code, 1, 0, 0, 0, 0, 0, 0].map((value, i) => (i === 2 ? 8_000 : value));
    const view = new DataView(Uint16Array.from([...bytes.slice(0, 6), 1, 8]).buffer);
    const format = readFormat({
      isLittleEndian: true,
      format: { at: 20, view },
      data: { at: 0, bytes: 0 },
      notes: [],
    });
    if ('key' in format) throw new Error(JSON.stringify(format));
    const samples = new DataView(Uint8Array.from(codes).buffer);
    // Without a negative 0.
    expect(codes.map((_, i) => format.read(samples, i) * 2 ** 15 + 0)).toEqual(wanted);
  });
});

const tone = Array.from({ length: 1_600 }, (_, i) => 16_384 * Math.sin((2 * Math.PI * i) / 16));
const samples = shorts(tone);
const odd = lettersOf('INFOabc');
const subformat = (code: number, end = 0x71): readonly number[] => [
  ...bytesOf(22, 2),
  ...bytesOf(24, 2),
  ...bytesOf(4, 4),
  ...bytesOf(code, 4),
  ...bytesOf(0, 2),
  ...bytesOf(0x10, 2),
  0x80,
  0,
  0,
  0xaa,
  0,
  0x38,
  0x9b,
  end,
];
/** The tone in the upper or lower 24 bits of 32. */
const loose = (factor: number): Uint8Array =>
  new Uint8Array(Int32Array.from(tone, (sample) => Math.round(sample * 256) * factor).buffer);

describe('a WAV that is read', () => {
  const readable: readonly (readonly [string, WaveFields, Uint8Array?])[] = [
    ['plain', {}],
    ['with block alignment 0', { block: 0 }],
    ['with size 0', { said: 0 }],
    ['with the size of a pipe', { said: 0xffff_ffff }],
    ['with the largest size of 31 bits', { said: 0x7fff_ffff }],
    ['with an odd chunk and its byte', { before: [...chunkOf('LIST', odd), 0] }],
    ['with an odd chunk and a letter for its byte', { before: [...chunkOf('LIST', odd), 0x58] }],
    ['with an odd chunk without its byte', { before: chunkOf('LIST', odd) }],
    ['with an unknown odd chunk without its byte', { before: chunkOf('xyzw', odd) }],
    [
      'with two odd chunks without their bytes',
      { before: [...chunkOf('LIST', odd), ...chunkOf('qqqq', [1])] },
    ],
    ['with a chunk "fact"', { before: chunkOf('fact', bytesOf(1_600, 4)) }],
    ['with a list behind', { after: chunkOf('LIST', odd) }],
    ['with junk behind', { after: lettersOf('\0\xff data junk data') }],
    ['with junk behind that looks like a chunk', { after: lettersOf('junk behind all') }],
    ['extended, 24 of 32 bits', { code: 0xfffe, bits: 32, extension: subformat(1) }, loose(256)],
    ['24 bits at the top of blocks of 4', { bits: 24, block: 4 }, loose(256)],
    ['24 bits at the bottom of blocks of 4', { bits: 24, block: 4 }, loose(1)],
    ['of 12 bits in 2 bytes', { bits: 12 }],
  ];
  const cases = readable.map(([name, fields, data = samples]) => ({ name, fields, data }));
  test.each(cases)('$name', async ({ fields, data }) => {
    const { sound, seconds, notes } = await readRight(makeWave(data, fields));
    expect(seconds).toBe(0.1);
    expect(notes).toEqual([]);
    for (const [i, sample] of sound.entries()) {
      expect(Math.abs(sample - (tone[i] ?? 9) / 2 ** 15)).toBeLessThan(2 ** -15);
    }
  });

  test('behind a tag of ID3v2', async () => {
    const tag = [...lettersOf('ID3\x04\0\0'), 0, 0, 1, 2, ...bytesOf(0, 130)];
    const { sound } = await readRight(new Blob([Uint8Array.from(tag), makeWave(samples)]));
    expect(sound[4]).toBe(0.5);
  });

  test('of two channels becomes their mean, and that is said', async () => {
    const both = tone.flatMap((sample) => [sample, -sample / 2]);
    const { sound, notes } = await readRight(makeWave(shorts(both), { channels: 2 }));
    expect(sound[4]).toBe(0.125);
    expect(notes).toEqual([{ key: 'sound.mixed', values: { channels: 2 } }]);
  });

  test('of floats beyond full scale keeps them', async () => {
    const floats = new Uint8Array(Float32Array.from(tone, (sample) => sample / 2 ** 13).buffer);
    const { sound } = await readRight(makeWave(floats, { code: 3, bits: 32 }));
    expect(sound[4]).toBe(2);
  });

  test('cut off is read as far as it reaches, and that is said', async () => {
    const whole = await makeWave(samples).arrayBuffer();
    const { sound, notes } = await readRight(new Blob([whole.slice(0, 2_045)]));
    expect(sound).toHaveLength(1_000);
    const values = { said: 3_200, found: 2_001, offset: 44 };
    expect(notes).toEqual([{ key: 'sound.cut', values }]);
  });

  test('with a second chunk of samples is read to the end of the first, and that is said', async () => {
    const after = [...chunkOf('LIST', odd), ...chunkOf('data', [1, 2])];
    const { sound, notes } = await readRight(makeWave(samples, { after }));
    expect(sound).toHaveLength(1_600);
    const values = { offset: 44 + 3_200 + 15 };
    expect(notes).toEqual([{ key: 'sound.second-data', values }]);
  });

  test('with another WAV after it is read to the end of the first, and that is said', async () => {
    const { sound, notes } = await readRight(new Blob([makeWave(samples), makeWave(samples)]));
    expect(sound).toHaveLength(1_600);
    expect(notes).toEqual([{ key: 'sound.second-data', values: { offset: 2 * 44 + 3_200 - 8 } }]);
  });

  test.each([8_000, 11_025, 12_345, 44_100, 48_000])(
    'of %d a second has the length and the level that it has',
    async (rate) => {
      const length = Math.round(0.37 * rate);
      const at = (i: number): number => 16_384 * Math.sin((2 * Math.PI * 1_000 * i) / rate);
      const file = makeWave(shorts(Array.from({ length }, (_, i) => at(i))), { rate });
      const { sound, seconds } = await readRight(file);
      expect(Math.abs(seconds - length / rate)).toBeLessThan(1 / 16_000);
      for (let i = 1_000; i < 4_000; i++) {
        const wanted = 0.5 * Math.sin((2 * Math.PI * i) / 16);
        expect(Math.abs((sound[i] ?? 9) - wanted)).toBeLessThan(3e-4);
      }
    },
  );
});

describe('a WAV that is refused', () => {
  const noWave = (what: string, offset: number) => ({
    key: 'file.not-wav',
    values: { what, offset },
  });
  const block = (found: number, channels: number, bits: number) => ({
    key: 'sound.block',
    values: { offset: 32, found, channels, bits },
  });
  const bits = (given: number, bytes: number, isFloat: boolean) => ({
    key: 'sound.bits',
    values: { offset: 34, bits: given, bytes, isFloat },
  });
  const coding = (offset: number, code: number | null) => ({
    key: 'sound.coding',
    values: { offset, code },
  });
  const rate = (found: number) => ({
    key: 'sound.rate',
    values: { offset: 24, found, max: 768_000 },
  });
  const floats = (
    values: readonly number[],
    code: Float32ArrayConstructor | Float64ArrayConstructor,
  ) => new Uint8Array(code.from(values).buffer);

  test.each<readonly [string, Blob, unknown]>([
    ['another kind of file', new Blob(['plain text']), noWave('the letters RIFF', 0)],
    ['another kind of RIFF', new Blob(['RIFF1234AVI LIST']), noWave('the letters WAVE', 8)],
    [
      'samples before their format',
      new Blob(['RIFF1234WAVEdata\x04\0\0\0abcd']),
      noWave('a chunk “fmt ” before the chunk “data”', 12),
    ],
    [
      'a format that is too short',
      new Blob(['RIFF1234WAVEfmt \x08\0\0\0abcdefghdata\0\0\0\0']),
      noWave('a format of 16 bytes at least', 20),
    ],
    ['a file that ends early', makeWave(samples).slice(0, 36), noWave('a chunk “data”', 36)],
    [
      'a chunk beyond the end',
      makeWave(samples, { before: [...lettersOf('LIST'), ...bytesOf(99_999, 4)] }),
      { key: 'sound.chunk-too-long', values: { id: 'LIST', offset: 36 } },
    ],
    ['no samples', makeWave(shorts([])), { key: 'sound.no-samples', values: { offset: 44 } }],
    [
      'half a sample',
      makeWave(Uint8Array.of(1)),
      { key: 'sound.no-samples', values: { offset: 44 } },
    ],
    [
      'no samples before a list',
      makeWave(shorts([]), { after: chunkOf('LIST', lettersOf('INFO')) }),
      { key: 'sound.no-samples', values: { offset: 44 } },
    ],
    [
      'one sample',
      makeWave(shorts([1])),
      { key: 'sound.too-short', values: { found: 1 / 16_000, min: 0.032, frameSize: 512 } },
    ],
    [
      'more than an hour',
      makeWave(new Uint8Array(3_601), { rate: 1, bits: 8 }),
      {
        key: 'file.too-long',
        values: { what: 'The recording', found: 3_601, max: 3_600, unit: 'seconds' },
      },
    ],
    ['rate 0', makeWave(samples, { rate: 0 }), rate(0)],
    ['rate 4 GHz', makeWave(samples, { rate: 4e9 }), rate(4e9)],
    ['no channels', makeWave(samples, { channels: 0 }), noWave('a number of channels above 0', 22)],
    ['blocks that are too small', makeWave(samples, { block: 1 }), block(1, 1, 16)],
    ['blocks that fit no channel', makeWave(samples, { channels: 2, block: 5 }), block(5, 2, 16)],
    ['no bits', makeWave(samples, { bits: 0, block: 2 }), bits(0, 2, false)],
    [
      'bits in more bytes than whole numbers have',
      makeWave(samples, { bits: 64 }),
      bits(64, 8, false),
    ],
    ['halves of floats', makeWave(samples, { code: 3 }), bits(16, 2, true)],
    ['floats in more bytes', makeWave(samples, { code: 3, bits: 32, block: 8 }), bits(32, 8, true)],
    ['MP3 inside', makeWave(samples, { code: 85 }), coding(20, 85)],
    [
      'MP3 inside, extended',
      makeWave(samples, { code: 0xfffe, extension: subformat(85) }),
      coding(20, 85),
    ],
    [
      'an unknown subformat',
      makeWave(samples, { code: 0xfffe, extension: subformat(1, 0x99) }),
      coding(44, null),
    ],
    [
      'an extension that is cut',
      makeWave(samples, { code: 0xfffe, extension: [0, 0] }),
      noWave('a subformat of 16 bytes', 44),
    ],
    [
      '16 bits in blocks of 3',
      makeWave(samples.subarray(0, 3_198), { block: 3 }),
      { key: 'sound.loose-bits', values: { offset: 32, bits: 16, bytes: 3 } },
    ],
    [
      'infinity',
      makeWave(floats([...tone.map(() => 0.1), -1 / 0], Float32Array), { code: 3, bits: 32 }),
      { key: 'sound.sample', values: { offset: 44 + 6_400, found: -1 / 0, most: 256 } },
    ],
    [
      'whole numbers written as floats',
      makeWave(floats([...tone.map(() => 0.1), 12_345], Float64Array), { code: 3, bits: 64 }),
      { key: 'sound.sample', values: { offset: 44 + 12_800, found: 12_345, most: 256 } },
    ],
    [
      'what is no number, in the second channel',
      makeWave(floats([...tone.map(() => 0.1), 0, Number.NaN], Float32Array), {
        code: 3,
        bits: 32,
        channels: 2,
      }),
      { key: 'sound.sample', values: { offset: 44 + 6_404, found: Number.NaN, most: 256 } },
    ],
  ])('for %s', async (_, file, message) => {
    expect(await read(file)).toEqual(message);
  });
});

test('whatever a head says, no slice is long: a reading that is given up ends after one', async () => {
  const most = { channels: 65_535, bits: 8, rate: 1 };
  for (const [file, lastShare] of [
    [makeWave(new Uint8Array(65_535 * 64).fill(128), most), 2 / 64],
    [makeWave(new Uint8Array(3_600).fill(128), { bits: 8, rate: 1 }), 8 / 3_600],
    [makeWave(new Uint8Array(2 ** 21).fill(128), { bits: 8, rate: 768_000 }), 2 ** -6],
  ] as const) {
    const told: number[] = [];
    const reading = readSound(file, parameters, (done) => {
      told.push(done);
      return Promise.reject(new Error('given up'));
    });
    await expect(reading).rejects.toThrow('given up');
    expect(told).toHaveLength(1);
    expect(told[0]).toBeLessThanOrEqual(lastShare);
  }
});
