// Builds the bench's page from the lab's own sources. One thing differs from the lab's page: the list
// of workloads has two more, which only a measurement needs.

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';
import { assemblyScript } from '../scripts/assemblyscript-plugin.ts';

const bench = dirname(fileURLToPath(import.meta.url));
const withTwoMore = join(bench, 'workloads.ts');

/** Gives everyone but `workloads.ts` itself the longer list in place of src/workloads/index.ts. */
function benchWorkloads(): Plugin {
  return {
    name: 'bench-workloads',
    enforce: 'pre',
    resolveId(source, importer) {
      const isList = source.endsWith('/workloads/index.ts');
      return isList && importer !== withTwoMore ? withTwoMore : null;
    },
  };
}

export default defineConfig({
  root: bench,
  base: './',
  publicDir: false,
  plugins: [assemblyScript(), benchWorkloads()],
  worker: { format: 'es', plugins: () => [assemblyScript(), benchWorkloads()] },
  build: {
    outDir: join(dirname(bench), 'dist-bench'),
    target: 'es2022',
    assetsInlineLimit: 0,
    // tfjs hands the source text of a function to its threads: renamed names would break it.
    minify: false,
    chunkSizeWarningLimit: 2000,
  },
});
