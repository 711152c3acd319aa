// Before the first test: the command line, and the page as built for tests.

import { buildIfStale } from '../scripts/build-if-stale.mjs';
import { root, testBuildFolder } from './test-build.ts';

/** Builds what is stale, before the first test: specs that run at once share it. */
export default function buildForTests(): void {
  const cli = ['--ssr', 'src/cli/main.ts'];
  if (!buildIfStale(root, 'dist-cli', 'main.js', cli))
    throw new Error('The build did not succeed.');
  process.env['VITE_FAULTS'] = '1';
  // A worker that hangs is given up after less than the 5 s of the page.
  process.env['VITE_HANG_FLOOR_MS'] = '1000';
  try {
    if (!buildIfStale(root, testBuildFolder, 'index.html', []))
      throw new Error('The build did not succeed.');
  } finally {
    delete process.env['VITE_FAULTS'];
    delete process.env['VITE_HANG_FLOOR_MS'];
  }
}
