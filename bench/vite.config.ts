// Builds the bench's page from the lab's own sources.

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { assemblyScript } from '../scripts/assemblyscript-plugin.ts';
import { linkedVariable } from '../scripts/plain-path.mjs';
import { policyDefines } from '../scripts/policy.mjs';

/** A link to the project whose path means nothing else to Vite, where its own path does. */
const link = process.env[linkedVariable];
const bench = link === undefined ? dirname(fileURLToPath(import.meta.url)) : join(link, 'bench');
export default defineConfig({
  root: bench,
  resolve: { preserveSymlinks: link !== undefined },
  base: './',
  define: policyDefines,
  publicDir: false,
  plugins: [assemblyScript()],
  worker: { format: 'es', plugins: () => [assemblyScript()] },
  build: {
    outDir: join(dirname(bench), 'dist-bench'),
    target: 'es2022',
    assetsInlineLimit: 0,
    // tfjs hands the source text of a function to its threads: renamed names would break it.
    minify: false,
    chunkSizeWarningLimit: 2000,
  },
});
