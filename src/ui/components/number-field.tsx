// A number with a slider beside it. The text field takes what is typed, right or wrong, and steps with
// the arrow keys; the slider is for the pointer, so that keyboard and screen reader meet one control.

import { useId, type CSSProperties, type KeyboardEvent } from 'react';
import { Field, type FieldProblem } from './field.tsx';
import {
  positionToValue,
  sliderSteps,
  stepValue,
  valueToPosition,
  type SliderScale,
} from './slider-scale.ts';

interface Props {
  readonly label: string;
  readonly unit?: string | undefined;
  readonly hint?: string | undefined;
  readonly problem?: FieldProblem | undefined;
  readonly scale: SliderScale;
  /** Whether a slider helps; it does not where any value is as good. */
  readonly slider?: boolean;
  readonly value: number;
  /** What stands in the field: the draft where there is one. */
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onLeave: () => void;
}

function PointerSlider({ scale, value, onText }: Pick<Props, 'scale' | 'value' | 'onText'>) {
  const position = valueToPosition(scale, value);
  const filled = { '--filled': `${(100 * position) / sliderSteps}%` } as CSSProperties;
  return (
    <input
      type="range"
      className="slider"
      aria-hidden="true"
      tabIndex={-1}
      min={0}
      max={sliderSteps}
      step={1}
      value={position}
      style={filled}
      onChange={(event) => onText(String(positionToValue(scale, Number(event.target.value))))}
    />
  );
}

/** Label, slider, number and unit; hint and problem beneath. */
export function NumberField(props: Props) {
  const { label, unit, hint, problem, scale, value, text, onText, onLeave } = props;
  const id = useId();
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  const step = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    onText(String(stepValue(scale, value, event.key === 'ArrowUp' ? 1 : -1)));
  };
  return (
    <Field
      label={label}
      htmlFor={id}
      aside={unit}
      hint={hint}
      hintId={`${id}-hint`}
      problem={problem}
      problemId={`${id}-problem`}
    >
      <div className="number-row">
        {props.slider === false ? (
          <span />
        ) : (
          <PointerSlider scale={scale} value={value} onText={onText} />
        )}
        <input
          id={id}
          className="input"
          role="spinbutton"
          inputMode="decimal"
          autoComplete="off"
          aria-valuemin={scale.min}
          aria-valuemax={scale.max}
          aria-valuenow={Number.isNaN(value) ? undefined : value}
          aria-invalid={problem !== undefined}
          aria-describedby={described === '' ? undefined : described}
          value={text}
          onChange={(event) => onText(event.target.value)}
          onKeyDown={step}
          onBlur={onLeave}
        />
      </div>
    </Field>
  );
}
