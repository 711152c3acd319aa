// The workloads as cards with pictures.

import { useId } from 'react';
import type { Catalogue, WorkloadInfo } from '../../store/catalogue.ts';
import { chooseWorkload } from '../../store/config-actions.ts';
import { useLab, useLabState } from '../lab-context.tsx';
import { useProblem } from './use-problem.ts';
import './workload-cards.css';

function Card({ workload, group }: { readonly workload: WorkloadInfo; readonly group: string }) {
  const lab = useLab();
  const checked = useLabState((state) => state.config.workload === workload.id);
  return (
    <label className="workload-card" data-checked={checked}>
      <input
        type="radio"
        name={group}
        checked={checked}
        aria-label={workload.title}
        onChange={() => chooseWorkload(lab, workload.id)}
      />
      <img
        src={`${import.meta.env.BASE_URL}workloads/${workload.id}.png`}
        alt=""
        width={88}
        height={60}
      />
      <span className="workload-title">{workload.title}</span>
    </label>
  );
}

/** A radio group named Workload; beneath it, what the chosen one is about. */
export function WorkloadCards({ catalogue }: { readonly catalogue: Catalogue }) {
  const group = useId();
  const chosen = useLabState((state) => state.config.workload);
  const problem = useProblem('workload');
  const tagline = catalogue.workloads.find(({ id }) => id === chosen)?.tagline;
  return (
    <>
      <div className="workload-cards" role="radiogroup" aria-label="Workload">
        {catalogue.workloads.map((workload) => (
          <Card key={workload.id} workload={workload} group={group} />
        ))}
      </div>
      {tagline !== undefined && <p className="field-hint">{tagline}</p>}
      {problem !== undefined && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
