// What was made, how much of it is parallel, and what the machine can give.

import { useDeferredValue } from 'react';
import type { RunRecord } from '../../record/run-record.ts';
import { countShown } from '../../store/chosen-count.ts';
import { useLabState } from '../lab-context.tsx';
import { HybridSplit } from '../results/hybrid-split.tsx';
import { ParallelShare } from '../results/parallel-share.tsx';
import { ResultPanel } from '../results/result-panel.tsx';
import { ThisMachine } from '../results/this-machine.tsx';

function ShownShare({ record }: { readonly record: RunRecord }) {
  return (
    <ParallelShare record={record} processors={useLabState((state) => countShown(state, record))} />
  );
}

/** The right column, or a tab of its own on a narrow page. */
export function RightPane() {
  const record = useDeferredValue(useLabState((state) => state.record));
  return (
    <>
      <ResultPanel />
      {record !== undefined && <ShownShare record={record} />}
      {record !== undefined && <HybridSplit record={record} />}
      <ThisMachine />
    </>
  );
}
