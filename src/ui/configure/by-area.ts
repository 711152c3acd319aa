// Workloads by the subject that brings a person here.

import type { WorkloadInfo } from '../../store/catalogue.ts';

/** Subjects in the order in which the page shows them, with their titles. */
const areas: readonly (readonly [area: WorkloadInfo['area'], title: string])[] = [
  ['deep learning', 'Deep learning'],
  ['language', 'Language'],
  ['data mining', 'Data mining'],
  ['images', 'Images'],
  ['speech', 'Speech'],
  ['classics', 'Classics of parallel computing'],
];

export interface AreaOfWorkloads {
  readonly title: string;
  readonly workloads: readonly WorkloadInfo[];
}

/** The subjects that have workloads. */
export function byArea(workloads: readonly WorkloadInfo[]): readonly AreaOfWorkloads[] {
  return areas
    .map(([area, title]) => ({ title, workloads: workloads.filter((one) => one.area === area) }))
    .filter((group) => group.workloads.length > 0);
}
