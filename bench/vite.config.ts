// Builds the bench's page from the lab's own sources. One thing differs from the lab's page: the list
// of workloads has two more, which only a measurement needs.

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { assemblyScript } from '../scripts/assemblyscript-plugin.ts';
import { linkedVariable } from '../scripts/plain-path.mjs';
import { policyDefines } from '../scripts/policy.mjs';
import type { Plugin } from 'vite';

/** A link to the project whose path means nothing else to Vite, where its own path does. */
const link = process.env[linkedVariable];
const bench = link === undefined ? dirname(fileURLToPath(import.meta.url)) : join(link, 'bench');
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
  resolve: { preserveSymlinks: link !== undefined },
  base: './',
  define: policyDefines,
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
