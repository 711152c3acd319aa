// What most people leave as it is: how the data moves, how often is measured, and the seed.

import type { Catalogue, Machine } from '../../store/catalogue.ts';
import { setConfig, setNumberText, settleDraft } from '../../store/config-actions.ts';
import { ChoiceField } from '../components/choice-field.tsx';
import { Disclosure } from '../components/disclosure.tsx';
import { NumberField } from '../components/number-field.tsx';
import { useLab, useLabState } from '../lab-context.tsx';
import { aggregationReason, transportReason } from './unavailable.ts';
import { useProblem } from './use-problem.ts';

interface Props {
  readonly catalogue: Catalogue;
  readonly machine: Machine;
}

function TransportField({ catalogue, machine }: Props) {
  const lab = useLab();
  const { transport, backend: backendId } = useLabState((state) => state.config);
  const problem = useProblem('transport');
  const backend = catalogue.backends.find(({ id }) => id === backendId);
  const explanation =
    transport === 'auto'
      ? 'Shared memory where the page is cross-origin isolated, else messages.'
      : catalogue.transports.find(({ id }) => id === transport)?.explanation;
  const listed = catalogue.transports.filter(({ id }) => id !== 'auto');
  return (
    <ChoiceField
      label="Transport"
      problem={problem}
      hint={explanation}
      value={transport}
      onChange={(id) => setConfig(lab, { transport: id })}
      options={[{ id: 'auto', title: 'Auto' }, ...listed].map(({ id, title }) => ({
        id,
        title,
        reason: transportReason(id, backend, machine),
      }))}
    />
  );
}

const aggregations = [
  {
    id: 'driver',
    title: 'Driver',
    hint: 'The driver combines what tasks counted or summed, in their order, while all others wait.',
  },
  {
    id: 'tree',
    title: 'Tree',
    hint: 'All processors combine groups of neighbours, level by level.',
  },
] as const;

function AggregationField({ catalogue, machine }: Props) {
  const lab = useLab();
  const { aggregation, transport, backend: id } = useLabState((state) => state.config);
  const problem = useProblem('aggregation');
  const backend = catalogue.backends.find((one) => one.id === id);
  return (
    <ChoiceField
      label="Aggregation"
      problem={problem}
      hint={aggregations.find((one) => one.id === aggregation)?.hint}
      value={aggregation}
      onChange={(chosen) => setConfig(lab, { aggregation: chosen })}
      options={aggregations.map((option) => ({
        ...option,
        reason: aggregationReason(option.id, transport, backend, machine),
      }))}
    />
  );
}

const fields = [
  {
    field: 'samples',
    label: 'Samples',
    unit: 'timed rounds',
    hint: 'Every round visits each processor count once, in random order. An interval needs 6.',
    scale: { min: 1, max: 60, integer: true, scale: 'linear' },
    slider: true,
  },
  {
    field: 'seed',
    label: 'Seed',
    unit: 'whole number',
    hint: 'The same seed gives the same inputs and the same order of rounds.',
    scale: { min: 0, max: 2 ** 32 - 1, integer: true, scale: 'linear' },
    slider: false,
  },
  {
    field: 'coldStarts',
    label: 'Cold starts',
    unit: 'per processor count',
    hint: 'How often to measure starting workers from nothing, apart from all samples; 0: not at all.',
    scale: { min: 0, max: 100, integer: true, scale: 'linear' },
    slider: false,
  },
] as const;

function MeasureField({ entry }: { readonly entry: (typeof fields)[number] }) {
  const lab = useLab();
  const { field } = entry;
  const value = useLabState((state) => state.config[field]);
  const draft = useLabState((state) => state.drafts[field]);
  const problem = useProblem(field);
  return (
    <NumberField
      {...entry}
      problem={problem}
      value={value}
      text={draft ?? String(value)}
      onText={(text) => setNumberText(lab, field, text)}
      onLeave={() => settleDraft(lab, field)}
    />
  );
}

/** Transport, aggregation, samples and seed behind one disclosure, open when one of them is wrong. */
export function MeasureFields(props: Props) {
  const troubled = useLabState(
    ({ preview }) =>
      preview.kind === 'problems' &&
      preview.problems.some(({ field }) =>
        ['transport', 'aggregation', 'samples', 'seed', 'coldStarts'].includes(field),
      ),
  );
  return (
    <Disclosure
      summary="Advanced: transport, aggregation, samples, seed, cold starts"
      troubled={troubled}
    >
      <TransportField {...props} />
      <AggregationField {...props} />
      {fields.map((entry) => (
        <MeasureField key={entry.field} entry={entry} />
      ))}
    </Disclosure>
  );
}
