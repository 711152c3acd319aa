// Beyond this machine: the recorded run replayed under any schedule, grain and number of processors, on paper.

import { lazy, Suspense, useEffect, useState } from 'react';
import { granularityCeiling } from '../../laws/work-span.ts';
import type { RunRecord } from '../../record/run-record.ts';
import { calibrate } from '../../store/calibration-actions.ts';
import {
  replayRecord,
  canReplay,
  messagesOf,
  networks,
  type NetworkId,
  type Replay,
  type ReplayChoice,
} from '../../store/replay-actions.ts';
import {
  formatAbout,
  formatBytes,
  formatMs,
  formatPercent,
  formatTimes,
} from '../../words/quantity.ts';
import { Panel } from '../components/panel.tsx';
import { useSeen } from '../components/use-seen.ts';
import { Segmented, type SegmentOption } from '../components/segmented.tsx';
import { ErrorBoundary } from '../error-boundary.tsx';
import { useBusy, useLab, useLabState } from '../lab-context.tsx';
import './beyond.css';

const BeyondChart = lazy(() =>
  import('./beyond-chart.tsx').then((module) => ({ default: module.BeyondChart })),
);

const grains = [
  { id: '0.125', title: '1/8' },
  { id: '1', title: 'as run' },
  { id: '8', title: '8 ×' },
] as const;

/** What a processor spends between two tasks: a message of this browser, a task of a cluster's scheduler. */
const dispatches = [
  { id: 'measured', title: 'as run', ms: undefined },
  { id: 'message', title: '20 µs', ms: 0.02 },
  { id: 'cluster', title: '5 ms', ms: 5 },
] as const;

const transports = ['shared', 'transfer', 'clone'] as const;

/** How data reaches tasks; what messages cost is known once this machine was measured. */
function transportOptions(measured: boolean, asRun: string) {
  const reason = 'What messages cost here is not known yet: measure this machine first.';
  return [
    { id: 'as run', title: 'as run' },
    ...transports
      .filter((id) => id !== asRun)
      .map((id) => ({ id, title: id, reason: measured || id === 'shared' ? undefined : reason })),
  ];
}

const machines = [
  { id: 'none', title: 'one' },
  { id: 'rack', title: 'a rack' },
  { id: 'office', title: 'an office' },
  { id: 'internet', title: 'the internet' },
] as const;

/** The network in words. */
function networkInWords(id: NetworkId): string {
  const network = networks[id];
  if (!network) return '';
  const { processorsPerMachine, latencyMs, bytesPerMs } = network;
  return ` Each machine has ${processorsPerMachine} of the processors; a message takes ${formatMs(latencyMs)}, and a second moves ${formatBytes(bytesPerMs * 1_000)}, all over the first one’s link.`;
}

/** The replay of `record` under `choice`; undefined until it is there, 'gone' where it cannot be had any more. */
function useReplay(record: RunRecord, choice: ReplayChoice): Replay | 'gone' | undefined {
  const lab = useLab();
  const { policy, grainFactor, dispatchMs, transport, network } = choice;
  const [made, setMade] = useState<Replay | 'gone'>();
  useEffect(() => {
    let wanted = true;
    void replayRecord(lab, record, { policy, grainFactor, dispatchMs, transport, network }).then(
      (replay) => {
        if (wanted) setMade(replay ?? 'gone');
      },
    );
    return () => {
      wanted = false;
    };
  }, [lab, record, policy, grainFactor, dispatchMs, transport, network]);
  return made;
}

/** What tasks of a grain allow: cut into equal parts, the longest is shorter by as much; joined, only the replay knows. */
function ceilingInWords(
  { points, source }: Replay,
  record: RunRecord,
  grainFactor: number,
): string {
  if (grainFactor > 1) {
    const [one] = points;
    const best = Math.max(...points.map(({ ms }) => (one?.ms ?? Number.NaN) / ms));
    return ` With tasks of this grain the simulation reaches ${formatAbout(best)} times at most.`;
  }
  const activities = record.points.find(({ processors }) => processors === source)?.activities;
  if (!activities) return '';
  const { computeMs, serialComputeMs, longestTaskMs } = activities;
  const ceiling = granularityCeiling(computeMs + serialComputeMs, longestTaskMs * grainFactor);
  if (!Number.isFinite(ceiling)) return '';
  return ` With tasks of this grain nothing passes ${formatTimes(ceiling)} times: work over the longest task.`;
}

function Sentence({
  replay,
  record,
  grainFactor,
  network,
}: {
  readonly grainFactor: number;
  readonly replay: Replay;
  readonly record: RunRecord;
  readonly network: NetworkId;
}) {
  const { source, measuredMs, replayedMs } = replay;
  const error = Math.abs(replayedMs - measuredMs) / measuredMs;
  return (
    <p className="quiet">
      Simulated from the tasks of the run on n = {source}. Replayed as it was, that run takes{' '}
      {formatMs(replayedMs)}; measured, {formatMs(measuredMs)}: {formatPercent(error)} apart.
      {ceilingInWords(replay, record, grainFactor)}
      {networkInWords(network)}
    </p>
  );
}

interface ChoiceProps {
  /** What is chosen. */
  readonly word: string;
  readonly value: string;
  readonly options: readonly SegmentOption[];
  readonly onChange: (id: string) => void;
}

function Choice({ word, ...choice }: ChoiceProps) {
  return (
    <span className="beyond-choice">
      {word}
      <Segmented label={`${word} to simulate`} look="small" {...choice} />
    </span>
  );
}

/** Why messages cannot be simulated yet, and the way to it. */
function UnmeasuredMessages() {
  const lab = useLab();
  const busy = useBusy();
  return (
    <p className="quiet beyond-unmeasured">
      What a message costs on this machine is not measured yet, so transfer and clone cannot be
      simulated.{' '}
      <button type="button" className="button" disabled={busy} onClick={() => void calibrate(lab)}>
        Measure this machine
      </button>
    </p>
  );
}

function Replayed({ record }: { readonly record: RunRecord }) {
  const schedules = useLabState(({ start }) =>
    start.kind === 'ready' ? start.catalogue.schedules : [],
  );
  const [policy, setPolicy] = useState<ReplayChoice['policy']>(record.plan.schedule);
  const [grain, setGrain] = useState('1');
  const [dispatch, setDispatch] = useState('measured');
  const [asked, setAsked] = useState('none');
  const [moving, setMoving] = useState('as run');
  const transport = transports.find((id) => id === moving);
  const measured = useLabState((state) => messagesOf(state, record) !== undefined);
  const network = machines.find(({ id }) => id === asked)?.id ?? 'none';
  const dispatchMs = dispatches.find(({ id }) => id === dispatch)?.ms;
  const replay = useReplay(record, {
    policy,
    grainFactor: Number(grain),
    dispatchMs,
    transport,
    network,
  });
  if (replay === 'gone') {
    return (
      <p className="quiet">The engine that plays runs again has ended: start it again first.</p>
    );
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
        <Choice word="grain" value={grain} options={grains} onChange={setGrain} />
        <Choice word="between tasks" value={dispatch} options={dispatches} onChange={setDispatch} />
        <Choice
          word="data"
          value={moving}
          options={transportOptions(measured, record.plan.transport)}
          onChange={setMoving}
        />
        <Choice word="machines" value={asked} options={machines} onChange={setAsked} />
      </div>
      {!measured && <UnmeasuredMessages />}
      <ErrorBoundary part="The simulated chart">
        <Suspense fallback={<div className="chart-area beyond-area" aria-busy="true" />}>
          <div className="chart-area beyond-area">
            {replay && <BeyondChart record={record} replay={replay} />}
          </div>
        </Suspense>
      </ErrorBoundary>
      {replay && (
        <Sentence replay={replay} record={record} grainFactor={Number(grain)} network={network} />
      )}
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
