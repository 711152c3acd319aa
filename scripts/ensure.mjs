// Prepares a fresh clone with Node's built-ins alone: packages, and with --browser a browser. Everything
// it prints goes to stderr, so that a command's stdout carries only its answer.

import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { findBrowser } from './browser.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** Runs a command with its output on stderr; true where it succeeded. */
function run(command, args) {
  process.stderr.write(`> ${command} ${args.join(' ')}\n`);
  const shell = process.platform === 'win32';
  return spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell }).status === 0;
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(
    `Amdahl Lab needs Node 20.19 or newer; this is ${process.versions.node}. See https://nodejs.org.`,
  );
}

function packagesAreThere() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  return statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

function ensurePackages() {
  if (packagesAreThere()) return;
  if (!run('npm', ['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund'])) {
    fail(
      'The packages could not be installed (npm ci failed, see above). Is the npm registry reachable?',
    );
  }
}

function ensureBrowser() {
  const chosen = process.env.AMDAHL_LAB_CHROMIUM;
  if (chosen && !existsSync(chosen)) {
    fail(`AMDAHL_LAB_CHROMIUM names ${chosen}, where there is no file.`);
  }
  if (findBrowser()) return;
  const canInstall = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  if (canInstall) {
    run('apt-get', ['update']);
    run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
  }
  // Also where Debian's relatives have no such package; a bare one lacks the libraries too.
  const libraries = canInstall ? ['--with-deps'] : [];
  if (!findBrowser()) run('npx', ['playwright', 'install', ...libraries, 'chromium']);
  if (findBrowser()) return;
  fail(
    'No browser was found and none could be installed. Install Chromium or Chrome, or name one in AMDAHL_LAB_CHROMIUM.',
  );
}

/** Makes sure of Node, packages and (where asked) a browser; ends the process with a sentence where it cannot. */
export function ensure({ browser = false } = {}) {
  checkNode();
  ensurePackages();
  if (browser) ensureBrowser();
}

const started = process.argv[1];
if (started && import.meta.url === pathToFileURL(realpathSync(started)).href) {
  ensure({ browser: process.argv.includes('--browser') });
}
