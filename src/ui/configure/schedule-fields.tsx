// How the work is cut and handed out: schedule, grain, and the share that only one processor may do.

import { useId } from 'react';
import type { Catalogue } from '../../store/catalogue.ts';
import { setConfig, setGrainText, setNumberText, settleDraft } from '../../store/config-actions.ts';
import { fieldWords } from '../../words/en/field.ts';
import { formatCount, formatP, itemsOf } from '../../words/quantity.ts';
import { ChoiceField } from '../components/choice-field.tsx';
import { Field } from '../components/field.tsx';
import { NumberField } from '../components/number-field.tsx';
import { useLab, useLabState } from '../lab-context.tsx';
import { AssignmentPicture } from './assignment-picture.tsx';
import { useIsOpen, useReasons } from './use-options.ts';
import { useProblem } from './use-problem.ts';
import { scaleOf } from './scale-of.ts';
import { WordField } from './word-field.tsx';

/** A radio group named Schedule with a picture of the assignment. */
export function ScheduleField({ catalogue }: { readonly catalogue: Catalogue }) {
  const lab = useLab();
  const schedule = useLabState((state) => state.config.schedule);
  const plan = useLabState(({ preview }) => (preview.kind === 'plan' ? preview.plan : undefined));
  const problem = useProblem('schedule');
  const reasonOf = useReasons('schedule');
  const explanation = catalogue.schedules.find(({ id }) => id === schedule)?.explanation;
  return (
    <ChoiceField
      label={fieldWords.schedule.label}
      problem={problem}
      hint={explanation}
      value={schedule}
      onChange={(id) =>
        setConfig(lab, { schedule: id, ...(id !== 'static' && { balance: 'count' }) })
      }
      options={catalogue.schedules.map(({ id, title }) => ({
        id,
        title,
        reason: reasonOf(id),
      }))}
    >
      {plan !== undefined && plan.balance === undefined && (
        <AssignmentPicture
          schedule={plan.schedule}
          tasks={plan.tasks}
          processors={plan.processors.at(-1) ?? 1}
          chunks={plan.chunks}
        />
      )}
    </ChoiceField>
  );
}

/** What chunks of the static schedule have alike; absent where there are none. */
export function BalanceField() {
  const schedule = useLabState((state) => state.config.schedule);
  const problem = useProblem('balance');
  if (schedule !== 'static' && problem === undefined) return null;
  return <WordField name="balance" />;
}

/** Items per task: automatic, or a number. */
export function GrainField() {
  const lab = useLab();
  const id = useId();
  const grain = useLabState((state) => state.config.grain);
  const draft = useLabState((state) => state.drafts.grain);
  const plan = useLabState(({ preview }) => (preview.kind === 'plan' ? preview.plan : undefined));
  const problem = useProblem('grain');
  const hint =
    plan &&
    (plan.tasks === 1
      ? `1 task of ${formatCount(plan.items)} items`
      : `${formatCount(plan.tasks)} ${plan.tasks === 1 ? 'task' : 'tasks'} of at most ${formatCount(plan.grain)} ${itemsOf(plan.grain)}`);
  return (
    <Field
      label={fieldWords.grain.label}
      htmlFor={id}
      aside={fieldWords.grain.unit}
      hint={hint}
      problem={problem}
      problemId={`${id}-problem`}
    >
      <div className="grain-row">
        <input
          id={id}
          className="input"
          autoComplete="off"
          aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? undefined : `${id}-problem`}
          value={draft ?? String(grain)}
          onChange={(event) => setGrainText(lab, event.target.value)}
          onBlur={() => settleDraft(lab, 'grain')}
        />
        <button
          type="button"
          className="button button-plain"
          aria-disabled={grain === 'auto'}
          onClick={() => setConfig(lab, { grain: 'auto' })}
        >
          Automatic
        </button>
      </div>
    </Field>
  );
}

/** The share of the work that only one processor may do, so that p is known. */
export function SerialShareField() {
  const lab = useLab();
  const offered = useIsOpen('serialShare');
  const share = useLabState((state) => state.config.serialShare);
  const draft = useLabState((state) => state.drafts.serialShare);
  const problem = useProblem('serialShare');
  if (!offered && share === 0) return null;
  const known = share >= 0 && share < 1 ? `p known: ${formatP(1 - share)}` : undefined;
  return (
    <NumberField
      label={fieldWords.serialShare.label}
      unit={known}
      hint={fieldWords.serialShare.hint}
      problem={problem}
      scale={scaleOf('serialShare')}
      value={share}
      text={draft ?? String(share)}
      onText={(text) => setNumberText(lab, 'serialShare', text)}
      onLeave={() => settleDraft(lab, 'serialShare')}
    />
  );
}
