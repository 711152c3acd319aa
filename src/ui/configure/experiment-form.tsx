// The experiment: everything a person can choose, and the button that runs it.

import type { ReactNode } from 'react';
import type { Catalogue, Machine } from '../../store/catalogue.ts';
import { Panel } from '../components/panel.tsx';
import { useBusy, useLabState } from '../lab-context.tsx';
import { RunControls } from '../run/run-controls.tsx';
import { FileField } from './file-field.tsx';
import { BackendFields, ProcessorsField } from './machine-fields.tsx';
import { MeasureFields } from './measure-fields.tsx';
import { ParameterFields } from './parameter-fields.tsx';
import { BalanceField, GrainField, ScheduleField, SerialShareField } from './schedule-fields.tsx';
import { WorkloadField } from './workload-field.tsx';
import './experiment-form.css';

interface Props {
  readonly catalogue: Catalogue;
  readonly machine: Machine;
}

function IgnoredNote() {
  const ignored = useLabState((state) => state.ignored);
  if (ignored.length === 0) return null;
  return (
    <p className="field-problem ignored" role="status">
      The address names {ignored.join(', ')}, which this workload does not have: left out.
    </p>
  );
}

/** They rest while a run goes on, and are not drawn again for that. */
function Fields({ children }: { readonly children: ReactNode }) {
  return (
    <fieldset className="experiment-fields" disabled={useBusy()} aria-label="Experiment settings">
      {children}
    </fieldset>
  );
}

/** The left column. */
export function ExperimentForm({ catalogue, machine }: Props) {
  const workloadId = useLabState((state) => state.config.workload);
  const workload = catalogue.workloads.find(({ id }) => id === workloadId);
  return (
    <Panel title="Experiment" className="experiment">
      <Fields>
        <IgnoredNote />
        <WorkloadField catalogue={catalogue} />
        {workload?.file !== undefined && (
          <FileField key={`file of ${workload.id}`} file={workload.file} />
        )}
        {workload !== undefined && <ParameterFields key={workload.id} workload={workload} />}
        <BackendFields catalogue={catalogue} />
        <ProcessorsField catalogue={catalogue} machine={machine} />
        <ScheduleField catalogue={catalogue} />
        <BalanceField />
        <GrainField />
        <SerialShareField />
        <MeasureFields />
      </Fields>
      <RunControls />
    </Panel>
  );
}
