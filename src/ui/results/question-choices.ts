// The two sides of a question about a record's experiment.

import type { RunRecord } from '../../record/run-record.ts';
import type { Catalogue, Side } from '../../store/catalogue.ts';

export const questionKinds = [
  { id: 'processors', title: 'processors' },
  { id: 'schedule', title: 'schedules' },
  { id: 'grain', title: 'grains' },
  { id: 'backend', title: 'GPU' },
] as const;
export type QuestionKind = (typeof questionKinds)[number]['id'];

/** A side that can be chosen. */
export interface SideChoice {
  readonly id: string;
  readonly title: string;
  readonly side: Side;
}

/** Workgroups of the GPU as a whole: enough for any. */
const gpuWorkgroups = 1_024;

/** Whether the record's experiment can be asked of the GPU: it has one, a kernel for it, and no serial share. */
export function canAskGpu({ plan }: RunRecord, { workloads }: Catalogue, gpu: boolean): boolean {
  const workload = workloads.find(({ id }) => id === plan.workload);
  return gpu && plan.serialShare === 0 && workload?.kernels.includes('wgsl') === true;
}

/** Times as coarse or fine that are asked about. */
const grainSteps = [1 / 8, 1, 8];

/** What can be held against each other, the record's own among them. */
export function sideChoices(
  kind: QuestionKind,
  record: RunRecord,
  schedules: Catalogue['schedules'],
): readonly SideChoice[] {
  const { plan } = record;
  const own: Side = {
    processors: plan.processors.at(-1) ?? 1,
    schedule: plan.schedule,
    grain: plan.grain,
  };
  switch (kind) {
    case 'processors':
      return plan.processors.map((processors) => ({
        id: String(processors),
        title: String(processors),
        side: { ...own, processors },
      }));
    case 'schedule':
      return schedules.map(({ id, title }) => ({
        id,
        title,
        side: { ...own, schedule: id as Side['schedule'] },
      }));
    case 'grain': {
      const grains = grainSteps
        .map((step) => Math.round(plan.grain * step))
        .filter((grain) => grain >= 1 && grain <= plan.items);
      return [...new Set(grains)].map((grain) => ({
        id: String(grain),
        title: grain.toLocaleString('en'),
        side: { ...own, grain },
      }));
    }
    case 'backend':
      return [
        { id: 'gpu', title: 'GPU', side: { ...own, processors: gpuWorkgroups, onGpu: true } },
        ...sideChoices('processors', record, schedules),
      ];
  }
}

/** The sides that are asked about first: the record's own, and the nearest other. */
export function firstChoices(
  choices: readonly SideChoice[],
  kind: QuestionKind,
  { plan }: RunRecord,
): readonly [string, string] {
  if (kind === 'backend') return ['gpu', String(plan.processors.at(-1))];
  const mine = { processors: plan.processors.at(-1), schedule: plan.schedule, grain: plan.grain };
  const own = String(mine[kind]);
  const others = choices.filter(({ id }) => id !== own);
  // The next fewer processors; the first of other schedules and grains.
  const other = kind === 'processors' ? others.at(-1) : others[0];
  return [own, other?.id ?? own];
}

/** A side in a word or two, as a column's head. */
export function sideTitle(
  { processors, schedule, onGpu }: Side,
  i: number,
  sides: readonly Side[],
): string {
  if (onGpu) return 'GPU';
  const other = sides[1 - i];
  if (other && !other.onGpu && other.processors === processors) return schedule;
  return `n = ${processors}`;
}
