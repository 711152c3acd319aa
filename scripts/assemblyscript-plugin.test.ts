import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from 'vite';
import type { Rollup } from 'vite';
import { assemblyScript } from './assemblyscript-plugin.ts';

const folder = mkdtempSync(join(tmpdir(), 'amdahl-lab-kernel-'));
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(() => {
  writeFileSync(
    join(folder, 'twice.assembly.ts'),
    `export const heapBase: usize = __heap_base;
    export const relaxed: bool = ASC_FEATURE_RELAXED_SIMD;
    export function twice(at: usize): void {
      v128.store(at, i32x4.mul(v128.load(at), i32x4.splat(2)));
    }`,
  );
  writeFileSync(join(folder, 'broken.assembly.ts'), 'export function f(): i32 { return nothing; }');
  for (const name of ['twice', 'broken']) {
    writeFileSync(
      join(folder, `${name}.js`),
      `export { default as variants } from './${name}.assembly.ts?wasm';`,
    );
  }
});

/** What a build of `entry` gives; for Node (`ssr`) as development and tests do, else as the page gets it. */
async function buildEntry(entry: string, ssr: boolean): Promise<Rollup.RollupOutput> {
  const input = join(folder, entry);
  const output = await build({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    plugins: [assemblyScript()],
    build: {
      write: false,
      assetsInlineLimit: 0,
      ...(ssr ? { ssr: input } : { lib: { entry: input, formats: ['es'], fileName: 'page' } }),
    },
  });
  return (Array.isArray(output) ? output[0] : output) as Rollup.RollupOutput;
}

interface Twice {
  readonly heapBase: WebAssembly.Global;
  readonly relaxed: WebAssembly.Global;
  readonly twice: (at: number) => void;
}

async function instantiate(bytes: BufferSource) {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 65_536, shared: true });
  const { instance } = await WebAssembly.instantiate(bytes, { env: { memory } });
  return { memory, kernel: instance.exports as unknown as Twice };
}

describe('the AssemblyScript plug-in', () => {
  test('gives two builds that work on shared memory and know what they may use', async () => {
    const { output } = await buildEntry('twice.js', true);
    const code = Buffer.from(output[0].code).toString('base64');
    const { variants } = (await import(`data:text/javascript;base64,${code}`)) as {
      variants: Record<string, string>;
    };
    expect(Object.keys(variants)).toEqual(['simd', 'relaxedSimd']);
    for (const [name, address] of Object.entries(variants)) {
      const { memory, kernel } = await instantiate(await (await fetch(address)).arrayBuffer());
      expect(kernel.relaxed.value).toBe(name === 'relaxedSimd' ? 1 : 0);
      const at = Math.ceil(Number(kernel.heapBase.value) / 16) * 16;
      const four = new Int32Array(memory.buffer, at, 4);
      four.set([1, -2, 3, 40]);
      kernel.twice(at);
      expect([...four]).toEqual([2, -4, 6, 80]);
    }
  });

  test('makes files of their own for the page, none of them inlined', async () => {
    const { output } = await buildEntry('twice.js', false);
    const files = output.filter(({ fileName }) => fileName.endsWith('.wasm'));
    expect(files).toHaveLength(2);
    for (const file of files) {
      if (file.type !== 'asset' || typeof file.source === 'string') throw new Error(file.fileName);
      expect(WebAssembly.validate(file.source as Uint8Array<ArrayBuffer>)).toBe(true);
      expect(output[0].code).toContain(file.fileName);
    }
    expect(output[0].code).not.toContain('data:');
  });

  test('names the file and the mistake where a kernel does not compile', async () => {
    await expect(buildEntry('broken.js', true)).rejects.toThrow(
      /could not compile .*broken\.assembly\.ts[^]*nothing/,
    );
  });
});
