// Composition root of the page: one engine, one lab, one page.

import { createRoot } from 'react-dom/client';
import { isFramedByOthers } from './browser/framed.ts';
import { connectEngine } from './engine/client.ts';
import { makeLab } from './store/lab.ts';
import { openRecord } from './store/open-record.ts';
import { startLab } from './store/start-lab.ts';
import { readTheme } from './store/theme-choice.ts';
import { followTheme } from './store/theme.ts';
import { App } from './ui/app.tsx';
import { drawn } from './ui/drawn.ts';
import { FramedPage } from './ui/framed-page.tsx';
import { takeStrayDrops } from './ui/stray-drops.ts';

const element = document.getElementById('root');
if (element === null) throw new Error('index.html has no element with the id "root".');
const root = createRoot(element);

function start(): void {
  const engine = connectEngine(drawn);
  const lab = makeLab(engine, readTheme());
  // The command line drives the page through this.
  Object.assign(globalThis, { amdahlLab: engine });
  followTheme(lab);
  takeStrayDrops((file) => void openRecord(lab, file));
  root.render(<App lab={lab} />);
  void startLab(lab);
}

if (isFramedByOthers()) root.render(<FramedPage />);
else start();
