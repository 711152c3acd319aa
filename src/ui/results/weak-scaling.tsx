// Let the problem grow: weak scaling, beside the strong scaling of the chart.

import { areThreads } from '../../contract/team-traits.ts';
import type { RunRecord } from '../../record/run-record.ts';
import { growProblem } from '../../store/weak-scaling.ts';
import { Panel } from '../components/panel.tsx';
import { useBusy, useLab, useLabState } from '../lab-context.tsx';
import { GrowthFound } from '../studies/growth-found.tsx';
import { SaveStudy } from '../studies/save-study.tsx';

/** A panel; absent where there is one processor only, or no worker. */
export function WeakScalingPanel({ record }: { readonly record: RunRecord }) {
  const lab = useLab();
  const busy = useBusy();
  const found = useLabState(({ weakScaling }) =>
    weakScaling?.parent?.id === record.id ? weakScaling : undefined,
  );
  if (!areThreads(record.plan.team) || record.points.length < 2) return null;
  if (record.plan.file !== undefined) return null;
  return (
    <Panel title="Let the problem grow">
      <p className="quiet">
        The chart asks how much faster the same work is done. Weak scaling asks how much more work
        is done in the same time: n times the work on n workers.
      </p>
      <button
        type="button"
        className="button machine-button"
        disabled={busy}
        onClick={() => void growProblem(lab, record)}
      >
        {found ? 'Measure again' : 'Measure n times the work on n'}
      </button>
      {found && <GrowthFound found={found} />}
      {found && <SaveStudy study={found} />}
    </Panel>
  );
}
