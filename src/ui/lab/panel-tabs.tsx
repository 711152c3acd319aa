// The one panel under the chart: each tab answers a question about the record, for the chosen count.

import { useDeferredValue } from 'react';
import type { RunRecord } from '../../record/run-record.ts';
import { chooseCount, countShown } from '../../store/chosen-count.ts';
import { chooseTab } from '../../store/choose-tab.ts';
import type { PanelTab } from '../../store/panel-tab.ts';
import { canMap, hasLosses } from '../../store/shown-tab.ts';
import { Tabs, type TabPanel } from '../components/tabs.tsx';
import { PresetList } from '../configure/preset-list.tsx';
import { useLab, useLabState } from '../lab-context.tsx';
import { AboutWorkload } from '../results/about-workload.tsx';
import { Beyond } from '../results/beyond.tsx';
import { NumbersPanel } from '../results/numbers-panel.tsx';
import { Question } from '../results/question.tsx';
import { StepStrip } from '../results/step-strip.tsx';
import { Waterfall } from '../results/waterfall.tsx';
import { WeakScalingPanel } from '../results/weak-scaling.tsx';
import { SizeMapPanel } from '../studies/size-map-panel.tsx';
import { Timeline } from '../timeline/timeline.tsx';
import { RightPane } from './right-pane.tsx';

type LabTab = TabPanel<PanelTab>;

/** The tabs of a record; what it has no answer for has no tab. */
function useRecordTabs(record: RunRecord | undefined): readonly LabTab[] {
  const lab = useLab();
  const processors = useLabState((state) => record && countShown(state, record));
  if (record === undefined || processors === undefined) return [];
  const shown = { record, processors, onProcessors: (n: number) => chooseCount(lab, n) };
  const why: LabTab = {
    id: 'why',
    title: `Why not ${processors}×?`,
    content: <Waterfall {...shown} />,
  };
  const map: LabTab = { id: 'map', title: 'Size map', content: <SizeMapPanel record={record} /> };
  return [
    ...(hasLosses(record, processors) ? [why] : []),
    {
      id: 'timeline',
      title: 'Timeline',
      content: (
        <>
          <StepStrip record={record} processors={processors} />
          <Timeline {...shown} />
        </>
      ),
    },
    { id: 'faster', title: 'Which is faster?', content: <Question record={record} /> },
    { id: 'grow', title: 'Grow the problem', content: <WeakScalingPanel record={record} /> },
    ...(canMap(record) ? [map] : []),
    { id: 'beyond', title: 'Beyond this machine', content: <Beyond record={record} /> },
    { id: 'numbers', title: 'Numbers', content: <NumbersPanel {...shown} /> },
  ];
}

/** The tab strip with the open panel; `narrow` if the right pane has no place of its own. */
export function PanelTabs({
  record: measured,
  narrow,
}: {
  readonly record: RunRecord | undefined;
  readonly narrow: boolean;
}) {
  const lab = useLab();
  const asked = useLabState((state) => state.tab);
  // Finding and chart come first; a hundred thousand spans are drawn in a task of their own.
  const record = useDeferredValue(measured, undefined);
  const about: LabTab = {
    id: 'about',
    title: 'About',
    content: (
      <>
        <PresetList key={String(record === undefined)} open={record === undefined} />
        <AboutWorkload />
      </>
    ),
  };
  const result: LabTab = { id: 'result', title: 'Result', content: <RightPane /> };
  const tabs = [...useRecordTabs(record), about, ...(narrow ? [result] : [])];
  const open = tabs.find(({ id }) => id === asked)?.id ?? tabs[0]?.id ?? 'about';
  return <Tabs label="Panels" tabs={tabs} open={open} onOpen={(id) => chooseTab(lab, id)} />;
}
