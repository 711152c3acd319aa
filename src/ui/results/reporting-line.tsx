// Under the chart what a reader needs to believe it, or not; in Numbers all that is known of how it was measured.

import type { RunRecord } from '../../record/run-record.ts';
import { formatMs, formatPercent } from '../../words/quantity.ts';
import { kernelTitle, transportTitle } from './chart-words.ts';

/** How results were compared, in words. */
function ruleInWords({ points }: RunRecord): string {
  const verdict = points[0]?.verdict;
  const word = points.every((point) => point.verdict.ok) ? 'verified' : 'compared';
  switch (verdict?.rule) {
    case undefined:
      return 'not verified';
    case 'exact':
      return `${word} bit for bit`;
    case 'absolute':
      return `${word} to an absolute error of ${verdict.tolerance.toExponential(1)}`;
    case 'share':
      return `${word}: at most ${formatPercent(verdict.tolerance)} of elements may differ`;
  }
}

function intervalInWords({ points }: RunRecord): string {
  const coverage = points[0]?.coverage;
  return coverage == null
    ? 'too few samples for an interval'
    : `intervals of times ${formatPercent(coverage)} exact, of speedups 95 % bootstrap by round`;
}

/** One line in small type, with the base that every speedup stands on. */
export function ReportingLine({ record }: { readonly record: RunRecord }) {
  const { baseline, plan, environment } = record;
  const parts = [
    `Base: best serial run, ${kernelTitle(baseline.kernel)} as one task in one worker, ${formatMs(baseline.medianMs)}`,
    plan.samples === 1 ? 'one sample each' : `medians of ${plan.samples}, interleaved`,
    ruleInWords(record),
    transportTitle(plan.transport),
    ...(environment.adapter === null ? [] : [environment.adapter]),
  ];
  return <p className="reporting">{parts.join(' · ')}</p>;
}

/** Everything else, in small type. */
export function Conditions({ record }: { readonly record: RunRecord }) {
  const { plan, environment } = record;
  const parts = [
    intervalInWords(record),
    ...(plan.balance ? ['chunks that cost alike'] : []),
    ...(plan.aggregation ? ['aggregated in a tree'] : []),
    environment.browser,
    environment.crossOriginIsolated ? 'isolated' : 'not isolated',
    `clock step ${formatMs(environment.clockResolutionMs)}`,
  ];
  return <p className="reporting">{parts.join(' · ')}</p>;
}
