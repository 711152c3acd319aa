import { deskHere } from '../contract/desk.ts';
import { describe, expect, it } from 'vitest';
import { workloads } from '../workloads/index.ts';
import { say } from '../words/say.ts';
import { FileShelf } from './file-shelf.ts';
import type { Workload } from '../contract/workload.ts';
import type { OpenedFile } from './engine.ts';

const takers = workloads.flatMap((workload) => (workload.file ? [{ workload }] : []));
const titled = takers.map(({ workload }) => [workload.id, workload] as const);

const open = (workload: Workload, blob: Blob): Promise<OpenedFile> =>
  new FileShelf(() => deskHere).open(workload, {}, blob, 'a file', () => undefined);

async function refusalOf(workload: Workload, blob: Blob): Promise<string> {
  const opened = await open(workload, blob);
  if (opened.ok) throw new Error('This file was read.');
  return say(opened.message);
}

/** A file of this size whose contents nobody may ask for. */
function unread(size: number): Blob {
  return new Proxy(new Blob(), {
    get: (_, name) => {
      if (name === 'size') return size;
      throw new Error(`The file was read by ${String(name)}.`);
    },
  });
}

/** What a browser gives where a folder is dropped: it has a size, and cannot be read. */
class Folder extends Blob {
  override get size(): number {
    return 4096;
  }
  override arrayBuffer = (): Promise<never> =>
    Promise.reject(
      new DOMException('A requested file or directory could not be found.', 'NotFoundError'),
    );
}

describe.each(titled)('I4: a file for %s', (_, workload) => {
  const most = workload.file?.maxBytes ?? 0;

  it('that is too large is refused by its size, and nothing of it is read', async () => {
    for (const size of [most + 1, 2 ** 40, Number.MAX_SAFE_INTEGER]) {
      expect(await refusalOf(workload, unread(size))).toMatch(/large|more than|most/);
    }
  });

  it('that is empty is refused as empty', async () => {
    expect(await refusalOf(workload, new Blob([]))).toMatch(/empty/);
  });

  it('that is a folder is refused with what the browser says', async () => {
    expect(await refusalOf(workload, new Folder())).toContain('could not be found');
  });
});

describe('I4: bytes of no kind', () => {
  const bytes = (...values: number[]): Blob => new Blob([Uint8Array.from(values)]);
  const cases = {
    NULs: new Blob([new Uint8Array(1000)]),
    'a lone mark of order': bytes(0xff, 0xfe),
    'half a surrogate pair': bytes(0xff, 0xfe, 0x00, 0xd8),
    'a program': bytes(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0),
  };
  it.each(titled)('are refused in a sentence by %s', async (_, workload) => {
    for (const [name, blob] of Object.entries(cases)) {
      const opened = await open(workload, blob);
      expect(opened.ok, name).toBe(false);
      if (!opened.ok) expect(say(opened.message), name).toMatch(/^[A-Z].{10,}[.?]$/s);
    }
  });
});
