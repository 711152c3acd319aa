// Beyond this machine: the recorded run replayed under any schedule, grain and number of processors, on paper.

import { lazy, Suspense, useEffect, useState } from 'react';
import { granularityCeiling } from '../../laws/work-span.ts';
import type { RunRecord } from '../../record/run-record.ts';
import {
  askReplay,
  canReplay,
  type Replay,
  type ReplayChoice,
} from '../../store/replay-actions.ts';
import { formatMs, formatPercent, formatTimes } from '../../words/quantity.ts';
import { Panel } from '../components/panel.tsx';
import { useSeen } from '../components/use-seen.ts';
import { Segmented } from '../components/segmented.tsx';
import { ErrorBoundary } from '../error-boundary.tsx';
import { useLab, useLabState } from '../lab-context.tsx';
import './beyond.css';

const BeyondChart = lazy(() =>
  import('./beyond-chart.tsx').then((module) => ({ default: module.BeyondChart })),
);

const grains = [
  { id: '0.125', title: '1/8' },
  { id: '1', title: 'as run' },
  { id: '8', title: '8 ×' },
] as const;

/** The replay of `record` under `choice`; undefined until it is there, 'gone' where it cannot be had any more. */
function useReplay(record: RunRecord, choice: ReplayChoice): Replay | 'gone' | undefined {
  const lab = useLab();
  const { policy, grainFactor } = choice;
  const [made, setMade] = useState<Replay | 'gone'>();
  useEffect(() => {
    let wanted = true;
    void askReplay(lab, record, { policy, grainFactor }).then((replay) => {
      if (wanted) setMade(replay ?? 'gone');
    });
    return () => {
      wanted = false;
    };
  }, [lab, record, policy, grainFactor]);
  return made;
}

function Sentence({ replay, record }: { readonly replay: Replay; readonly record: RunRecord }) {
  const { source, measuredMs, replayedMs } = replay;
  const error = Math.abs(replayedMs - measuredMs) / measuredMs;
  const activities = record.points.find(({ processors }) => processors === source)?.activities;
  const ceiling = activities
    ? granularityCeiling(
        activities.computeMs + activities.serialComputeMs,
        activities.longestTaskMs,
      )
    : Number.POSITIVE_INFINITY;
  return (
    <p className="quiet">
      Simulated from the tasks of the run on n = {source}. Replayed as it was, that run takes{' '}
      {formatMs(replayedMs)}; measured, {formatMs(measuredMs)}: {formatPercent(error)} apart.
      {Number.isFinite(ceiling) &&
        ` With tasks of this grain nothing passes ${formatTimes(ceiling)} times: work over the longest task.`}
    </p>
  );
}

function Replayed({ record }: { readonly record: RunRecord }) {
  const schedules = useLabState(({ start }) =>
    start.kind === 'ready' ? start.catalogue.schedules : [],
  );
  const [policy, setPolicy] = useState<ReplayChoice['policy']>(record.plan.schedule);
  const [grain, setGrain] = useState('1');
  const replay = useReplay(record, { policy, grainFactor: Number(grain) });
  if (replay === 'gone') {
    return <p className="quiet">Too much was run since: run this experiment again to replay it.</p>;
  }
  return (
    <>
      <div className="beyond-bar">
        <Segmented
          label="Schedule to simulate"
          look="small"
          value={policy}
          options={schedules.map(({ id, title }) => ({ id, title }))}
          onChange={(id) => setPolicy(id as ReplayChoice['policy'])}
        />
        <span className="beyond-grain">
          grain
          <Segmented
            label="Grain to simulate"
            look="small"
            value={grain}
            options={grains}
            onChange={setGrain}
          />
        </span>
      </div>
      <ErrorBoundary part="The simulated chart">
        <Suspense fallback={<div className="chart-area beyond-area" aria-busy="true" />}>
          <div className="chart-area beyond-area">
            {replay && <BeyondChart record={record} replay={replay} />}
          </div>
        </Suspense>
      </ErrorBoundary>
      {replay && <Sentence replay={replay} record={record} />}
    </>
  );
}

/** A panel; absent where there is nothing to replay. */
export function Beyond({ record }: { readonly record: RunRecord }) {
  const [panel, seen] = useSeen<HTMLDivElement>();
  if (!canReplay(record)) return null;
  return (
    <Panel title="Beyond this machine" aside={<span className="badge">simulated</span>}>
      <div ref={panel} className="beyond">
        {seen && <Replayed key={record.id} record={record} />}
      </div>
    </Panel>
  );
}
