// The one chooser of a browser: tests, command line and bench ask here.

import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Names a browser of one's own choice, before every other. */
const variable = 'AMDAHL_LAB_CHROMIUM';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** Folder where Playwright keeps the browsers it downloaded. */
function playwrightFolder() {
  if (process.env.PLAYWRIGHT_BROWSERS_PATH) return process.env.PLAYWRIGHT_BROWSERS_PATH;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'ms-playwright');
  if (process.platform === 'win32') return join(homedir(), 'AppData', 'Local', 'ms-playwright');
  return join(homedir(), '.cache', 'ms-playwright');
}

/** True where Playwright has downloaded the very Chromium that its installed version starts. */
function hasPlaywrightChromium() {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const list = join(root, 'node_modules', 'playwright-core', 'browsers.json');
  if (!existsSync(list)) return false;
  const { browsers } = JSON.parse(readFileSync(list, 'utf8'));
  const { revision } = browsers.find(({ name }) => name === 'chromium');
  return existsSync(join(playwrightFolder(), `chromium-${revision}`, 'INSTALLATION_COMPLETE'));
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...candidates, ...usualPlaces].find((path) => existsSync(path));
}

/**
 * What Playwright's launch needs to know of the browser, or undefined where none is found:
 * the variable's, then Playwright's own, then the system's.
 */
export function findBrowser() {
  const chosen = process.env[variable];
  if (chosen) return { executablePath: chosen };
  if (hasPlaywrightChromium()) return { channel: 'chromium' };
  const executablePath = onPath();
  return executablePath ? { executablePath } : undefined;
}

/** Launch options: the browser found, quiet, with WebGPU; the sandbox is off only for root, who has none. */
export function launchOptions() {
  const root = process.getuid?.() === 0;
  return {
    headless: true,
    ...findBrowser(),
    args: [
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--enable-unsafe-webgpu',
      ...(root ? ['--no-sandbox'] : []),
    ],
  };
}
