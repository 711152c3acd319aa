// What stands in place of the lab where another page embeds it.

import './base.css';
import './app.css';
import { Panel } from './components/panel.tsx';

/** Says that the lab runs in a tab of its own, and opens it there with the same experiment. */
export function FramedPage() {
  return (
    <main className="page">
      <Panel title="Amdahl Lab">
        <p role="alert">
          Another page embeds this one. The lab does not run there: that page could cover its
          buttons, and would share its cores.
        </p>
        <a className="button" href={location.href} target="_blank" rel="noopener">
          Open the lab in a tab of its own
        </a>
      </Panel>
    </main>
  );
}
