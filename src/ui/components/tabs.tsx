// Tabs by the ARIA pattern: one stop of the Tab key, arrows, Home and End move, and what moves opens.

import { Activity, useEffect, useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import './tabs.css';

export interface TabPanel<Id extends string> {
  readonly id: Id;
  readonly title: ReactNode;
  readonly content: ReactNode;
}

interface Props<Id extends string> {
  readonly label: string;
  readonly tabs: readonly TabPanel<Id>[];
  readonly open: Id;
  readonly onOpen: (id: Id) => void;
}

/** Where a key leads from a tab; undefined if it is none of the keys of a tab strip. */
export function tabAfterKey(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowLeft':
      return (at + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

/**
 * A strip of tabs over the panel of the open one. A panel is made when it is first opened; while it is closed it does
 * nothing, and it keeps what was set in it.
 */
export function Tabs<Id extends string>({ label, tabs, open, onOpen }: Props<Id>) {
  const base = useId();
  const [opened, setOpened] = useState<ReadonlySet<Id>>(() => new Set([open]));
  if (!opened.has(open)) setOpened(new Set([...opened, open]));
  useEffect(() => {
    const tab = document.getElementById(`${base}-${open}`);
    const strip = tab?.parentElement;
    if (!tab || !strip) return;
    // Along the strip alone: the page stays where the person reads it.
    const beyond = tab.offsetLeft + tab.offsetWidth - strip.clientWidth;
    strip.scrollLeft = Math.min(tab.offsetLeft, Math.max(strip.scrollLeft, beyond));
  }, [base, open]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = tabs.findIndex(({ id }) => id === open);
    const next = tabAfterKey(event.key, at, tabs.length);
    const tab = next === undefined ? undefined : tabs[next];
    if (tab === undefined) return;
    event.preventDefault();
    onOpen(tab.id);
    document.getElementById(`${base}-${tab.id}`)?.focus();
  };
  return (
    <div className="tabs">
      <div className="tab-line">
        <div className="tab-strip" role="tablist" aria-label={label}>
          {tabs.map(({ id, title }) => (
            <button
              key={id}
              type="button"
              role="tab"
              id={`${base}-${id}`}
              className="tab"
              aria-selected={id === open}
              aria-controls={opened.has(id) ? `${base}-${id}-panel` : undefined}
              tabIndex={id === open ? 0 : -1}
              onClick={() => onOpen(id)}
              onKeyDown={onKeyDown}
            >
              {title}
            </button>
          ))}
        </div>
      </div>
      {tabs.map(
        ({ id, content }) =>
          opened.has(id) && (
            <div
              key={id}
              role="tabpanel"
              id={`${base}-${id}-panel`}
              className="tab-panel"
              aria-labelledby={`${base}-${id}`}
              tabIndex={0}
              hidden={id !== open}
            >
              <Activity mode={id === open ? 'visible' : 'hidden'}>{content}</Activity>
            </div>
          ),
      )}
    </div>
  );
}
