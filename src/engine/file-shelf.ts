// The file that is open in place of a workload's built-in input. It is read again where a parameter changes that the
// reading depends on, and never copied more often than that.

import { Failure } from '../contract/failure.ts';
import { fillParameters } from '../experiment/check-parameters.ts';
import type { Arrays } from '../contract/array.ts';
import type { FileContent, Workload } from '../contract/workload.ts';
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
  /** For which parameters `content` was read. */
  key: string;
  content: Content;
}

function keyOf(parameters: Parameters): string {
  return JSON.stringify(Object.entries(parameters).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** SHA-256 in hexadecimal; nothing where the platform has none. */
async function digestOf(blob: Blob): Promise<Pick<PlanFile, 'sha256'>> {
  const subtle = (crypto as Partial<Crypto>).subtle;
  if (!subtle) return {};
  const bytes = new Uint8Array(await subtle.digest('SHA-256', await blob.arrayBuffer()));
  return { sha256: Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('') };
}

export class FileShelf {
  #shelved: Shelved | undefined;

  /** Opens a file; where it cannot be used, the one before stays. */
  async open(
    workload: Workload,
    parameters: Parameters,
    blob: Blob,
    name: string,
    tell: (done: number) => void,
  ): Promise<OpenedFile> {
    const refused = refusal(workload, blob);
    if (refused) return { ok: false, message: refused };
    try {
      const filled = fillParameters(workload, parameters);
      const content = await read(workload, blob, filled, tell);
      if (!content.ok) return content;
      const file = { name, bytes: blob.size, ...(await digestOf(blob)) };
      this.#shelved = {
        workload,
        blob,
        file,
        key: keyOf({ ...filled, ...known(content) }),
        content,
      };
      return { ok: true, file, parameters: known(content) };
    } catch (error) {
      return {
        ok: false,
        message: { key: 'file.unreadable', values: { reason: reasonOf(error) } },
      };
    }
  }

  /** What a configuration names, with the parameters that follow from it; undefined where it is not open. */
  find({
    workload,
    file,
  }: Config): { readonly file: PlanFile; readonly parameters: Parameters } | undefined {
    const shelved = this.#shelved;
    if (shelved?.workload.id !== workload || shelved.file.name !== file) return undefined;
    return { file: shelved.file, parameters: known(shelved.content) };
  }

  /** The input for these parameters; rejects with a `Failure` where the file cannot be read any more. */
  async input(parameters: Parameters): Promise<Arrays> {
    const shelved = this.#shelved;
    if (!shelved) throw new Error('No file is open.');
    const key = keyOf(parameters);
    if (shelved.key === key) return shelved.content.input;
    const { workload, blob } = shelved;
    const content = await read(workload, blob, parameters, () => undefined).catch(
      (error: unknown) => {
        throw new Failure({ key: 'file.unreadable', values: { reason: reasonOf(error) } });
      },
    );
    if (!content.ok) throw new Failure(content.message);
    Object.assign(shelved, { key, content });
    return content.input;
  }
}

function known({ parameters }: Content): Parameters {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}

/** What is the matter with a file before anything of it is read. */
function refusal({ title, file }: Workload, { size }: Blob): Message | undefined {
  if (!file) return { key: 'file.not-taken', values: { workload: title } };
  if (size === 0) return { key: 'file.empty', values: {} };
  const { maxBytes } = file;
  return size > maxBytes ? { key: 'file.too-large', values: { bytes: size, maxBytes } } : undefined;
}

async function read(
  workload: Workload,
  blob: Blob,
  parameters: Parameters,
  tell: (done: number) => void,
): Promise<FileContent> {
  const readFile = await workload.file?.load();
  if (!readFile) throw new Error(`${workload.title} takes no file.`);
  return readFile(blob, fillParameters(workload, parameters), tell);
}
