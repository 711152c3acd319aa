// For which sizes and counts is efficiency over a line? Measured over a grid, most where the line is open.

import { useState } from 'react';
import { sizeMapDefaults } from '../../record/size-map.ts';
import type { RunRecord } from '../../record/run-record.ts';
import type { SizeMapShown } from '../../store/lab.ts';
import { mapSizes } from '../../store/size-map.ts';
import { formatPercent } from '../../words/quantity.ts';
import { say } from '../../words/say.ts';
import { Panel } from '../components/panel.tsx';
import { useBusy, useLab, useLabState } from '../lab-context.tsx';
import { SaveStudy } from './save-study.tsx';
import { SizeMapGrid } from './size-map-grid.tsx';

const lines = [0.5, 0.6, 0.7, 0.75, 0.8, 0.9, 0.95];
const sizeCounts = [4, 5, 6, 7, 8];

interface ChoiceProps {
  readonly label: string;
  readonly values: readonly number[];
  readonly value: number;
  readonly inWords: (value: number) => string;
  readonly onChange: (value: number) => void;
}

function Choice({ label, values, value, inWords, onChange }: ChoiceProps) {
  return (
    <label>
      {label}
      <select
        value={String(value)}
        onChange={({ currentTarget }) => onChange(Number(currentTarget.value))}
      >
        {values.map((one) => (
          <option key={one} value={String(one)}>
            {inWords(one)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Found({ shown, noun }: { readonly shown: SizeMapShown; readonly noun: string }) {
  const { found, study, measuring } = shown;
  const sentences = found?.finding.map((message) => say(message)).join(' ') ?? '';
  return (
    <>
      <p className="question-answer" role="status">
        {measuring ? 'Measuring; what is open yet may still be decided.' : sentences}
      </p>
      {found && <SizeMapGrid map={found} noun={noun} />}
      {study && <SaveStudy study={study} />}
    </>
  );
}

/** Fewer give no interval. */
const firstRounds = 6;

/** Where samples go. */
function spendingInWords(samples: number): string {
  return samples > firstRounds
    ? `Every cell gets ${firstRounds} rounds; the rest of ${samples} for each goes where these leave the line open.`
    : `Every cell gets ${firstRounds} rounds; with more samples, cells that these leave open get the rest.`;
}

/** A panel of a record that can be mapped. */
export function SizeMapPanel({ record }: { readonly record: RunRecord }) {
  const lab = useLab();
  const busy = useBusy();
  const [efficiency, setEfficiency] = useState<number>(sizeMapDefaults.efficiency);
  const [sizes, setSizes] = useState<number>(sizeMapDefaults.sizes);
  const shown = useLabState(({ sizeMap }) => (sizeMap?.record === record.id ? sizeMap : undefined));
  const { plan } = record;
  return (
    <Panel title="Size map">
      <p className="quiet">
        For which sizes and how many {plan.team.noun}s is efficiency over the line?{' '}
        {spendingInWords(plan.samples)}
      </p>
      <div className="map-choices">
        <Choice
          label="Line"
          values={lines}
          value={efficiency}
          inWords={formatPercent}
          onChange={setEfficiency}
        />
        <Choice
          label="Sizes"
          values={sizeCounts}
          value={sizes}
          inWords={String}
          onChange={setSizes}
        />
        <button
          type="button"
          className="button"
          disabled={busy}
          onClick={() => void mapSizes(lab, record, { efficiency, sizes })}
        >
          {shown ? 'Map again' : 'Map sizes'}
        </button>
      </div>
      {shown && <Found shown={shown} noun={plan.team.noun} />}
    </Panel>
  );
}
