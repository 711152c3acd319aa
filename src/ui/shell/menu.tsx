// A button with a menu: the platform shows it above the page, and Escape or a press beside it closes it.

import { ChevronDown } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import './menu.css';

interface ItemProps {
  readonly text: string;
  readonly disabled: boolean;
  readonly onPress: () => void;
}

interface Props {
  readonly label: string;
  readonly icon: ReactNode;
  readonly items: readonly ItemProps[];
  /** Why items rest; undefined if none does. */
  readonly note?: string | undefined;
}

/** A press of an item does it and closes the menu. */
export function Menu({ label, icon, items, note }: Props) {
  const id = useId();
  return (
    <>
      <button
        type="button"
        className="button button-plain header-action"
        aria-label={label}
        title={label}
        popoverTarget={id}
      >
        {icon}
        <span className="header-action-text">{label}</span>
        <ChevronDown size={13} aria-hidden="true" className="header-action-text" />
      </button>
      <div id={id} className="menu" popover="auto" role="group" aria-label={label}>
        {items.map(({ text, disabled, onPress }) => (
          <button
            key={text}
            type="button"
            className="menu-item"
            disabled={disabled}
            popoverTarget={id}
            popoverTargetAction="hide"
            onClick={onPress}
          >
            {text}
          </button>
        ))}
        {note !== undefined && <p className="menu-note">{note}</p>}
      </div>
    </>
  );
}
