// A reader opens a panel: the address follows at once, so that Back returns to the one before.

import { pushAddress, writeAddress } from './address.ts';
import type { Lab } from './lab.ts';
import type { PanelTab } from './panel-tab.ts';

/** Opens a panel. */
export function chooseTab(lab: Lab, tab: PanelTab): void {
  if (lab.store.getState().tab === tab) return;
  // The entry that is left says what was shown in it, also if the last change was a moment ago.
  writeAddress(lab);
  lab.store.setState({ tab });
  pushAddress(lab);
}
