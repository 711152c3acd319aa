// A small button with a picture and no text: its name is read out and shown on hover.

import type { ReactNode } from 'react';

interface Props {
  readonly label: string;
  readonly icon: ReactNode;
  readonly onPress: () => void;
}

/** A plain button named by `label`. */
export function IconButton({ label, icon, onPress }: Props) {
  return (
    <button
      type="button"
      className="button button-plain"
      aria-label={label}
      title={label}
      onClick={onPress}
    >
      {icon}
    </button>
  );
}
