// Where it runs: backend, kernel and processors.

import { useId } from 'react';
import type { Catalogue, Machine } from '../../store/catalogue.ts';
import { setConfig, setProcessorsText, settleDraft } from '../../store/config-actions.ts';
import { chooseBackend } from '../../store/choose-backend.ts';
import { processorsText } from '../../store/processors-text.ts';
import { ChoiceField } from '../components/choice-field.tsx';
import { Field, MendButton } from '../components/field.tsx';
import { useLab, useLabState } from '../lab-context.tsx';
import { useReasons } from './use-options.ts';
import type { Message } from '../../words/message.ts';
import { fieldWords } from '../../words/en/field.ts';
import { say } from '../../words/say.ts';
import { mendOf, useProblem } from './use-problem.ts';

interface Props {
  readonly catalogue: Catalogue;
  readonly machine: Machine;
}

/** Backend and kernel, each a radio group. */
export function BackendFields({ catalogue }: Pick<Props, 'catalogue'>) {
  const lab = useLab();
  const config = useLabState((state) => state.config);
  const backendProblem = useProblem('backend');
  const kernelProblem = useProblem('kernel');
  const backendReason = useReasons('backend');
  const kernelReason = useReasons('kernel');
  const unavailable = catalogue.backends
    .map(({ id }) => backendReason(id))
    .find((reason) => reason !== undefined);
  return (
    <>
      <ChoiceField
        label={fieldWords.backend.label}
        name="Backend"
        problem={backendProblem}
        hint={unavailable}
        value={config.backend}
        onChange={(id) => void chooseBackend(lab, id)}
        options={catalogue.backends.map((info) => ({
          id: info.id,
          title: info.title,
          reason: backendReason(info.id),
        }))}
      />
      <ChoiceField
        label={fieldWords.kernel.label}
        problem={kernelProblem}
        value={config.kernel}
        onChange={(kernel) => setConfig(lab, { kernel })}
        options={catalogue.kernels.map((kernel) => ({
          id: kernel.id,
          title: kernel.title,
          reason: kernelReason(kernel.id),
        }))}
      />
    </>
  );
}

function Chips({ counts }: { readonly counts: readonly number[] }) {
  const valid = counts.filter((count) => !Number.isNaN(count));
  const measured = [...new Set([1, ...valid])].toSorted((a, b) => a - b);
  const shown = measured.slice(0, 12);
  return (
    <span className="chips">
      {shown.map((count) => (
        <span className="chip" key={count}>
          {count}
        </span>
      ))}
      {measured.length > shown.length && <span>and {measured.length - shown.length} more</span>}
    </span>
  );
}

const none: readonly Message[] = [];

/** What to know before it runs, with the grain that would help. */
function PlanNote({ note }: { readonly note: Message }) {
  const lab = useLab();
  const grain = note.key === 'warning.idle-processors' ? note.values.grain : null;
  return (
    <div className="field-note" role="status">
      {say(note)}
      {grain !== null && <MendButton {...mendOf(lab, { field: 'grain', value: grain })} />}
    </div>
  );
}

/** Processor counts to measure, as a list or range. */
export function ProcessorsField({ catalogue, machine }: Props) {
  const lab = useLab();
  const id = useId();
  const config = useLabState((state) => state.config);
  const draft = useLabState((state) => state.drafts.processors);
  const problem = useProblem('processors');
  const team = catalogue.backends.find((info) => info.id === config.backend)?.team;
  const cores = machine.hardwareConcurrency;
  const notes = useLabState(({ preview }) => (preview.kind === 'plan' ? preview.notes : none));
  return (
    <Field
      label={fieldWords.processors.label}
      htmlFor={id}
      aside={team === undefined ? undefined : `${team.noun}s`}
      problem={problem}
      problemId={`${id}-problem`}
      hintId={`${id}-hint`}
      hint={
        <span className="spread">
          <Chips counts={config.processors} />
          <span>
            {'A list or range; '}
            {team?.gpu === 'first' && 'the first is the GPU; '}
            {cores === null
              ? 'this browser does not report its cores'
              : `this browser reports ${cores} logical ${cores === 1 ? 'core' : 'cores'}`}
          </span>
        </span>
      }
    >
      <input
        id={id}
        className="input"
        autoComplete="off"
        placeholder="1, 2, 4 or 1-4"
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? `${id}-hint` : `${id}-problem ${id}-hint`}
        value={draft ?? processorsText(config.processors)}
        onChange={(event) => setProcessorsText(lab, event.target.value)}
        onBlur={() => settleDraft(lab, 'processors')}
      />
      {notes.map((note) => (
        <PlanNote key={note.key} note={note} />
      ))}
    </Field>
  );
}
