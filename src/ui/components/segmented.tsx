// One of a few: native radios drawn as a segmented control. An option that cannot be chosen stays
// reachable by keyboard and screen reader, and says why.

import { useId, type ReactNode } from 'react';
import './segmented.css';

export interface SegmentOption {
  readonly id: string;
  readonly title: ReactNode;
  /** Why it cannot be chosen; undefined where it can. */
  readonly reason?: string | undefined;
}

interface Props {
  readonly label: string;
  readonly options: readonly SegmentOption[];
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
  readonly look?: 'segments' | 'tabs' | 'small';
}

function Segment({
  option,
  group,
  checked,
  onChoose,
}: {
  readonly option: SegmentOption;
  readonly group: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
}) {
  const reasonId = `${group}-${option.id}-reason`;
  const unavailable = option.reason !== undefined;
  return (
    <label className="segment" data-checked={checked} data-unavailable={unavailable}>
      <input
        type="radio"
        name={group}
        value={option.id}
        checked={checked}
        aria-disabled={unavailable}
        aria-describedby={unavailable ? reasonId : undefined}
        onChange={() => {
          if (!unavailable) onChoose();
        }}
      />
      <span className="segment-title">{option.title}</span>
      {unavailable && (
        <span className="segment-reason" id={reasonId} aria-hidden="true">
          {option.reason}
        </span>
      )}
    </label>
  );
}

/** A radio group; arrow keys move, as everywhere. */
export function Segmented(props: Props) {
  const { label, options, value, onChange, describedBy, invalid, look } = props;
  const group = useId();
  return (
    <div
      className={`segmented segmented-${look ?? 'segments'}`}
      role="radiogroup"
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={invalid}
    >
      {options.map((option) => (
        <Segment
          key={option.id}
          option={option}
          group={group}
          checked={option.id === value}
          onChoose={() => onChange(option.id)}
        />
      ))}
    </div>
  );
}
