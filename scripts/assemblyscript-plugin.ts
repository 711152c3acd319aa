// Compiles AssemblyScript kernels for Vite and Vitest alike: importing './x.assembly.ts?wasm' gives the
// addresses of its two builds. Compiled once per content, kept below node_modules/.cache.

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const query = '?wasm';
/** One for every build of this project, whatever folder it builds. */
const cacheDirectory = fileURLToPath(
  new URL('../node_modules/.cache/assemblyscript', import.meta.url),
);

/** Features of the two builds; kernels choose FMA with `ASC_FEATURE_RELAXED_SIMD`. */
const variants = { simd: 'simd,threads', relaxedSimd: 'simd,relaxed-simd,threads' } as const;
type Variant = keyof typeof variants;

const options = [
  '--importMemory',
  '--sharedMemory',
  '--initialMemory',
  '1',
  '--maximumMemory',
  '65536',
  '--runtime',
  'stub',
  '-O3',
  '--noAssert',
];

function compilerVersion(): string {
  const manifest = createRequire(import.meta.url).resolve('assemblyscript/package.json');
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}

/** The bytes of one build of the kernel at `file`. Throws with the compiler's own messages. */
async function compile(file: string, variant: Variant): Promise<Uint8Array> {
  const source = readFileSync(file, 'utf8');
  const key = createHash('sha256').update(
    JSON.stringify([compilerVersion(), options, variants[variant], source]),
  );
  const cached = join(cacheDirectory, `${key.digest('hex').slice(0, 32)}.wasm`);
  if (existsSync(cached)) return readFileSync(cached);
  // Loaded on need only: it takes seconds.
  const { default: asc } = await import('assemblyscript/asc');
  const name = basename(file);
  let binary: Uint8Array | undefined;
  const stderr = asc.createMemoryStream();
  const { error } = await asc.main(
    [name, '-o', 'out.wasm', '--enable', variants[variant], ...options],
    {
      readFile: (path) => (path === name ? source : null),
      writeFile: (path, contents) => {
        if (path === 'out.wasm' && typeof contents !== 'string') binary = contents;
      },
      listFiles: () => [],
      stderr,
    },
  );
  if (error || !binary)
    throw new Error(`AssemblyScript could not compile ${file}:\n${stderr.toString()}`);
  mkdirSync(cacheDirectory, { recursive: true });
  // Written aside and renamed, so that a build beside this one never reads half a file.
  const aside = `${cached}.${process.pid}`;
  writeFileSync(aside, binary);
  renameSync(aside, cached);
  return binary;
}

/**
 * Gives `{ simd, relaxedSimd }` as the default export of an import ending in '.assembly.ts?wasm': files
 * of their own in a build, data addresses in the development server and in tests.
 */
export function assemblyScript(): Plugin {
  let building = false;
  return {
    name: 'assemblyscript',
    enforce: 'pre',
    configResolved(config) {
      building = config.command === 'build' && !config.build.ssr;
    },
    async load(id) {
      if (!id.endsWith(`.assembly.ts${query}`)) return null;
      const file = id.slice(0, -query.length);
      this.addWatchFile(file);
      const entries: string[] = [];
      for (const variant of Object.keys(variants) as Variant[]) {
        const bytes = await compile(file, variant);
        if (building) {
          const name = `${basename(file, '.assembly.ts')}-${variant}.wasm`;
          const reference = this.emitFile({ type: 'asset', name, source: bytes });
          entries.push(`${variant}: import.meta.ROLLUP_FILE_URL_${reference}`);
        } else {
          const address = `data:application/wasm;base64,${Buffer.from(bytes).toString('base64')}`;
          entries.push(`${variant}: ${JSON.stringify(address)}`);
        }
      }
      return { code: `export default { ${entries.join(', ')} };`, moduleType: 'js' };
    },
  };
}
