// The file that is open in place of a workload's built-in input. It is read again where a parameter changes that the
// reading depends on, and never copied more often than that.

import { errorText } from '../contract/error-text.ts';
import { releaseMemory } from '../contract/array.ts';
import { Failure } from '../contract/failure.ts';
import { nextTurn } from '../contract/in-turns.ts';
import { fillParameters } from '../experiment/check-parameters.ts';
import { largeBytes } from '../experiment/job-data.ts';
import type { Arrays } from '../contract/array.ts';
import type { Desk } from '../contract/desk.ts';
import type { FileContent, TellRead, Workload } from '../contract/workload.ts';
import type { Config } from '../record/config.ts';
import type { PlanFile } from '../record/plan.ts';
import type { Message } from '../words/message.ts';
import type { OpenedFile } from './engine.ts';

type Parameters = Readonly<Record<string, number>>;
type Content = Extract<FileContent, { readonly ok: true }>;

interface Shelved {
  readonly workload: Workload;
  readonly blob: Blob;
  readonly file: PlanFile;
  /** Parameters that follow from the file. */
  parameters: Parameters;
  /** The input and for which parameters it was read; nothing where it is too large to be kept. */
  kept: { readonly key: string; readonly input: Arrays } | undefined;
}

/** Large inputs are read again for every run: a second copy would lie beside that of the run. */
function bytesOf(input: Arrays): number {
  return Object.values(input).reduce((sum, { byteLength }) => sum + byteLength, 0);
}

function keyOf(parameters: Parameters): string {
  return JSON.stringify(Object.entries(parameters).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** SHA-256 in hexadecimal; nothing where the platform has none. */
async function digestOf(blob: Blob): Promise<Pick<PlanFile, 'sha256'>> {
  const subtle = (crypto as Partial<Crypto>).subtle;
  if (!subtle) return {};
  const bytes = new Uint8Array(await subtle.digest('SHA-256', await blob.arrayBuffer()));
  return { sha256: Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('') };
}

export class FileShelf {
  readonly #desk: (signal: AbortSignal) => Desk;
  #shelved: Shelved | undefined;
  #opening: AbortController | undefined;

  constructor(desk: (signal: AbortSignal) => Desk) {
    this.#desk = desk;
  }

  /** Opens a file; where it cannot be used, the one before stays. What is being opened meanwhile is given up. */
  async open(
    workload: Workload,
    parameters: Parameters,
    blob: Blob,
    name: string,
    tell: (done: number) => void,
  ): Promise<OpenedFile> {
    this.giveUp();
    const refused = refusal(workload, blob);
    if (refused) return { ok: false, message: refused };
    const { signal } = (this.#opening = new AbortController());
    const stopping = untilStopped(tell, signal);
    try {
      const filled = fillParameters(workload, parameters);
      const file = { name, bytes: blob.size, ...(await digestOf(blob)) };
      await stopping(0);
      const content = await this.#desk(signal).readFile(workload, blob, filled, stopping);
      if (!content.ok) return content;
      const shelved: Shelved = { workload, blob, file, parameters: {}, kept: undefined };
      keep(shelved, filled, content);
      if (!shelved.kept) Object.values(content.input).forEach(releaseMemory);
      this.#shelved = shelved;
      return { ok: true, file, parameters: shelved.parameters, notes: content.notes ?? [] };
    } catch (error) {
      if (signal.aborted) return { ok: false, message: { key: 'file.given-up', values: {} } };
      return {
        ok: false,
        message: { key: 'file.unreadable', values: { reason: errorText(error) } },
      };
    }
  }

  /** Ends the opening under way, which answers `file.given-up`. */
  giveUp(): void {
    this.#opening?.abort();
  }

  /** What a configuration names, with the parameters that follow from it; undefined where it is not open. */
  find({
    workload,
    file,
  }: Config): { readonly file: PlanFile; readonly parameters: Parameters } | undefined {
    const shelved = this.#shelved;
    if (shelved?.workload.id !== workload || shelved.file.name !== file) return undefined;
    return { file: shelved.file, parameters: shelved.parameters };
  }

  /** The input for these parameters; rejects with a `Failure` where the file cannot be read any more. */
  async input(parameters: Parameters, signal: AbortSignal): Promise<Arrays> {
    const shelved = this.#shelved;
    if (!shelved) throw new Error('No file is open.');
    if (shelved.kept?.key === keyOf(parameters)) return shelved.kept.input;
    const { workload, blob } = shelved;
    const stopping = untilStopped(() => undefined, signal);
    const filled = fillParameters(workload, parameters);
    const reading = this.#desk(signal).readFile(workload, blob, filled, stopping);
    const content = await reading.catch((error: unknown) => {
      if (signal.aborted) throw new Failure({ key: 'run.stopped', values: {} });
      throw new Failure({ key: 'file.unreadable', values: { reason: errorText(error) } });
    });
    if (!content.ok) throw new Failure(content.message);
    keep(shelved, parameters, content);
    return content.input;
  }
}

function keep(shelved: Shelved, parameters: Parameters, content: Content): void {
  shelved.parameters = known(content);
  const { input } = content;
  const key = keyOf({ ...parameters, ...shelved.parameters });
  shelved.kept = bytesOf(input) >= largeBytes ? undefined : { key, input };
}

function known({ parameters }: Content): Parameters {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}

/** Passes on to `tell`, lets everybody else have a turn, and rejects once `signal` is aborted. */
function untilStopped(tell: (done: number) => void, signal: AbortSignal): TellRead {
  return async (done) => {
    tell(done);
    await nextTurn();
    signal.throwIfAborted();
  };
}

/** What is the matter with a file before anything of it is read. */
function refusal({ title, file }: Workload, { size }: Blob): Message | undefined {
  if (!file) return { key: 'file.not-taken', values: { workload: title } };
  if (size === 0) return { key: 'file.empty', values: {} };
  const { maxBytes } = file;
  return size > maxBytes ? { key: 'file.too-large', values: { bytes: size, maxBytes } } : undefined;
}
