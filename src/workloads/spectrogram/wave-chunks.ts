// The chunks of a WAV file: where its format and its samples lie. RIFF, its big-endian twin RIFX, and RF64 (BW64), by
// "Multimedia Programming Interface and Data Specifications 1.0" (IBM, Microsoft 1991) and EBU Tech 3306.

import type { TellRead } from '../../contract/workload.ts';
import type { Message } from '../../words/message.ts';

/** Where things lie in a file, in bytes from its start. */
export interface WaveChunks {
  readonly isLittleEndian: boolean;
  /** Of the chunk "fmt ". */
  readonly format: { readonly at: number; readonly view: DataView };
  /** The samples: the chunk "data", as far as the file reaches. */
  readonly data: { readonly at: number; readonly bytes: number };
  readonly notes: readonly Message[];
}

/** Bytes that are read at once while chunks are looked for. */
const windowBytes = 2 ** 16;
/** Bytes of "fmt " that are looked at: of the longest form, with a subformat. */
const formatBytes = 40;
/** More chunks than this make no recording. */
const mostChunks = 4_096;
/** A size from here on is what a writer says that does not know it, e.g. into a pipe; no file that is read is so large. */
const unknownSize = 0x7fff_f000;
/** Chunks that are known to stand in WAV files. */
const known = new Set(
  (
    'fmt |data|fact|LIST|JUNK|junk|PAD |FLLR|bext|iXML|axml|chna|ds64|cue |plst|smpl|inst|acid|PEAK|' +
    'id3 |ID3 |cart|DISP|_PMX|aXML|levl|link|strc|umid|minf|elm1|regn|afsp|slnt|LGWV|SyLp|Cr8r'
  ).split('|'),
);

/** First letters of sound files of other kinds, and where they stand. */
const others: readonly (readonly [at: number, letters: string, kind: string])[] = [
  [0, 'OggS', 'Ogg'],
  [0, 'fLaC', 'FLAC'],
  [0, 'ID3', 'MP3'],
  [0, 'FORM', 'AIFF'],
  [0, 'riff', 'Wave64'],
  [0, '.snd', 'AU'],
  [0, 'caff', 'CAF'],
  [4, 'ftyp', 'MP4'],
  [0, '\x1a\x45\xdf\xa3', 'WebM'],
  ...['\xff\xfb', '\xff\xfa', '\xff\xf3', '\xff\xf2'].map(
    (sync): readonly [number, string, string] => [0, sync, 'MP3'],
  ),
];

export function notWave(what: string, offset: number): Message {
  return { key: 'file.not-wav', values: { what, offset } };
}

/** Any place of a file, some tens of kilobytes at once. */
class FileWindow {
  readonly size: number;
  readonly #file: Blob;
  #at = 0;
  #view = new DataView(new ArrayBuffer(0));

  constructor(file: Blob) {
    this.#file = file;
    this.size = file.size;
  }

  /** `length` bytes, fewer at the end of the file. */
  async view(at: number, length: number): Promise<DataView> {
    const end = Math.min(this.size, at + length);
    if (at >= end) return new DataView(new ArrayBuffer(0));
    if (at < this.#at || end > this.#at + this.#view.byteLength) {
      const bytes = await this.#file.slice(at, at + Math.max(length, windowBytes)).arrayBuffer();
      [this.#at, this.#view] = [at, new DataView(bytes)];
    }
    return new DataView(this.#view.buffer, at - this.#at, end - at);
  }

  /** Fewer than `count` at the end of the file. */
  async letters(at: number, count = 4): Promise<string> {
    const view = await this.view(at, count);
    return String.fromCharCode(
      ...Array.from({ length: view.byteLength }, (_, i) => view.getUint8(i)),
    );
  }
}

function isPlausible(id: string): boolean {
  return /^[ -~]{4}$/.test(id);
}

/** Where the chunk after an odd one begins: a byte later, as it should, or at once, as some writers have it. */
async function afterOdd(file: FileWindow, end: number): Promise<number> {
  const letters = await file.letters(end, 5);
  const [at, later] = [letters.slice(0, 4), letters.slice(1)];
  if (known.has(later)) return end + 1;
  return known.has(at) || (isPlausible(at) && !isPlausible(later)) ? end : end + 1;
}

interface Chunk {
  readonly id: string;
  readonly at: number;
  readonly body: number;
  readonly bytes: number;
}

/** The chunk at `at`; undefined where none begins. */
async function chunkAt(
  file: FileWindow,
  at: number,
  isLittleEndian: boolean,
): Promise<Chunk | undefined> {
  const id = await file.letters(at);
  const size = await file.view(at + 4, 4);
  if (!isPlausible(id) || size.byteLength < 4) return undefined;
  return { id, at, body: at + 8, bytes: size.getUint32(0, isLittleEndian) };
}

async function nextChunk(
  file: FileWindow,
  { body, bytes }: Pick<Chunk, 'body' | 'bytes'>,
  isLittleEndian: boolean,
): Promise<Chunk | undefined> {
  const end = body + bytes;
  const at = bytes % 2 === 1 ? await afterOdd(file, end) : end;
  return at < file.size ? chunkAt(file, at, isLittleEndian) : undefined;
}

/** Where RIFF begins: behind a tag that some programs put before it (ID3v2, its length in four times 7 bits). */
async function findStart(file: FileWindow): Promise<number> {
  if ((await file.letters(0, 3)) !== 'ID3') return 0;
  const size = await file.view(6, 4);
  if (size.byteLength < 4) return 0;
  const bytes = [0, 1, 2, 3].reduce((sum, i) => sum * 128 + (size.getUint8(i) & 127), 0);
  return /^R(IFF|IFX|F64)$/.test(await file.letters(10 + bytes)) ? 10 + bytes : 0;
}

async function notRiff(file: FileWindow): Promise<Message> {
  for (const [at, letters, kind] of others) {
    if ((await file.letters(at, letters.length)) === letters) {
      return { key: 'sound.other-kind', values: { kind } };
    }
  }
  return notWave('the letters RIFF', 0);
}

/** Whether chunks that are known follow one another from here to the end of the file. */
async function isChain(file: FileWindow, at: number, isLittleEndian: boolean): Promise<boolean> {
  let chunk = await chunkAt(file, at, isLittleEndian);
  for (let count = 0; chunk && known.has(chunk.id) && count < mostChunks; count++) {
    const end = chunk.body + chunk.bytes;
    if (end === file.size || end + 1 === file.size) return true;
    chunk = await nextChunk(file, chunk, isLittleEndian);
  }
  return false;
}

/** How much of the file the samples take, and whether what follows them can be told from them. */
async function measureData(
  file: FileWindow,
  { body, bytes }: Chunk,
  longBytes: number | undefined,
  isLittleEndian: boolean,
): Promise<{ readonly bytes: number; readonly isOpen: boolean; readonly notes: Message[] }> {
  const rest = file.size - body;
  const said = bytes === 0xffff_ffff && longBytes !== undefined ? longBytes : bytes;
  // A writer that never came back to write the size: players read on to the end.
  const isUnknown = said === 0 ? !(await isChain(file, body, isLittleEndian)) : said >= unknownSize;
  if (isUnknown) return { bytes: rest, isOpen: true, notes: [] };
  if (said <= rest) return { bytes: said, isOpen: false, notes: [] };
  const values = { said, found: rest, offset: body };
  return { bytes: rest, isOpen: true, notes: [{ key: 'sound.cut', values }] };
}

/** The second chunk of samples, which is not read, if there is one: in this WAV, or in another that follows it. */
async function secondData(
  file: FileWindow,
  data: Pick<Chunk, 'body' | 'bytes'>,
  isLittleEndian: boolean,
): Promise<Message | undefined> {
  let isLittle = isLittleEndian;
  let chunk = await nextChunk(file, data, isLittle);
  for (let count = 0; chunk && count < mostChunks; count++) {
    if (chunk.id === 'data') return { key: 'sound.second-data', values: { offset: chunk.at } };
    if (/^R(IFF|IFX|F64)$|^BW64$/.test(chunk.id)) {
      isLittle = chunk.id !== 'RIFX';
      chunk = await chunkAt(file, chunk.body + 4, isLittle);
    } else {
      chunk = await nextChunk(file, chunk, isLittle);
    }
  }
  return undefined;
}

/** Low and high half of a size of 64 bits; those that matter fit a double. */
async function readLong(file: FileWindow, at: number): Promise<number | undefined> {
  const view = await file.view(at, 8);
  if (view.byteLength < 8) return undefined;
  return view.getUint32(0, true) + 2 ** 32 * view.getUint32(4, true);
}

/** Walks the chunks up to the samples, and looks for what follows them. */
export async function readChunks(blob: Blob, tell: TellRead): Promise<WaveChunks | Message> {
  const file = new FileWindow(blob);
  const start = await findStart(file);
  const form = await file.letters(start);
  if (!/^R(IFF|IFX|F64)$|^BW64$/.test(form)) return notRiff(file);
  if ((await file.letters(start + 8)) !== 'WAVE') return notWave('the letters WAVE', start + 8);
  const isLittleEndian = form !== 'RIFX';
  let format: WaveChunks['format'] | undefined;
  let longBytes: number | undefined;
  let chunk = await chunkAt(file, start + 12, isLittleEndian);
  let end = start + 12;
  for (let count = 0; chunk && count < mostChunks; count++) {
    const { id, at, body, bytes } = chunk;
    if (id === 'fmt ') {
      const view = await file.view(body, Math.min(bytes, formatBytes));
      if (view.byteLength < 16) return notWave('a format of 16 bytes at least', body);
      format = { at: body, view };
    }
    // Sizes of RF64: of the whole, then of "data".
    if (id === 'ds64') longBytes = await readLong(file, body + 8);
    if (id === 'data') {
      if (!format) return notWave('a chunk “fmt ” before the chunk “data”', at);
      const data = await measureData(file, chunk, longBytes, isLittleEndian);
      if (data.bytes === 0) return { key: 'sound.no-samples', values: { offset: body } };
      const second =
        data.isOpen || (await secondData(file, { body, bytes: data.bytes }, isLittleEndian));
      const notes = typeof second === 'object' ? [...data.notes, second] : data.notes;
      return { isLittleEndian, format, data: { at: body, bytes: data.bytes }, notes };
    }
    end = body + bytes;
    if (end > file.size) return { key: 'sound.chunk-too-long', values: { id, offset: at } };
    if (count % 256 === 255) await tell(0);
    chunk = await nextChunk(file, chunk, isLittleEndian);
  }
  return notWave(format ? 'a chunk “data”' : 'a chunk “fmt ”', Math.min(end, file.size));
}
