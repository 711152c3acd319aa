// WAV files byte by byte, right and wrong, for tests.

/** The fields of a chunk "fmt "; what is left out is that of one channel of 16-bit PCM at 16,000 a second. */
export interface WaveFields {
  readonly form?: string;
  readonly code?: number;
  readonly channels?: number;
  readonly rate?: number;
  readonly block?: number;
  readonly bits?: number;
  /** What follows the bits, from the size of the extension on. */
  readonly extension?: readonly number[];
  /** Chunks before and after the samples, as they stand. */
  readonly before?: readonly number[];
  readonly after?: readonly number[];
  /** What "data" says of its size, whatever it has. */
  readonly said?: number;
}

/** The bytes of letters. */
export function lettersOf(text: string): readonly number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0));
}

/** `count` bytes of a number, the lowest first. */
export function bytesOf(value: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => Math.floor(value / 256 ** i) % 256);
}

/** A chunk as it stands, without a byte to fill it up. */
export function chunkOf(id: string, body: readonly number[]): readonly number[] {
  return [...lettersOf(id), ...bytesOf(body.length, 4), ...body];
}

/** Whole numbers of 16 bits. */
export function shorts(values: readonly number[]): Uint8Array {
  return new Uint8Array(Int16Array.from(values).buffer);
}

/** A WAV file around the samples as they stand. */
export function makeWave(samples: Uint8Array, fields: WaveFields = {}): Uint8Array<ArrayBuffer> {
  const { form = 'RIFF', code = 1, channels = 1, rate = 16_000, bits = 16 } = fields;
  const { block = channels * Math.ceil(bits / 8), extension = [] } = fields;
  const { before = [], after = [], said = samples.length } = fields;
  const format = [
    ...bytesOf(code, 2),
    ...bytesOf(channels, 2),
    ...bytesOf(rate, 4),
    ...bytesOf((rate * block) % 2 ** 32, 4),
    ...bytesOf(block, 2),
    ...bytesOf(bits, 2),
    ...extension,
  ];
  const head = [...lettersOf('WAVE'), ...chunkOf('fmt ', format), ...before];
  const length = head.length + 8 + samples.length + after.length;
  const file = new Uint8Array(8 + length);
  file.set([...lettersOf(form), ...bytesOf(length, 4), ...head]);
  file.set([...lettersOf('data'), ...bytesOf(said, 4)], 8 + head.length);
  file.set(samples, 16 + head.length);
  file.set(after, 16 + head.length + samples.length);
  return file;
}
