// The question's answer over the chart, or what the first visit shows; and what the run does meanwhile.

import type { RunRecord } from '../../record/run-record.ts';
import { countShown } from '../../store/chosen-count.ts';
import { useLabState } from '../lab-context.tsx';
import { ChartPanel } from '../results/chart-panel.tsx';
import { Finding } from '../results/finding.tsx';
import { FirstVisit } from '../results/first-visit.tsx';
import { OpenedRecord } from '../results/opened-record.tsx';
import { ReportingLine } from '../results/reporting-line.tsx';
import { WarningLine } from '../results/warnings.tsx';
import { RunStatus } from '../run/run-status.tsx';

function Measured({ record }: { readonly record: RunRecord }) {
  const processors = useLabState((state) => countShown(state, record));
  return (
    <>
      <Finding record={record} processors={processors} />
      <ChartPanel record={record} processors={processors} />
      <ReportingLine record={record} />
      <WarningLine record={record} />
    </>
  );
}

/** A region named Finding. */
export function Answer({ record }: { readonly record: RunRecord | undefined }) {
  return (
    <section className="panel answer" aria-label="Finding">
      <RunStatus />
      <OpenedRecord />
      {record === undefined ? <FirstVisit /> : <Measured record={record} />}
    </section>
  );
}
