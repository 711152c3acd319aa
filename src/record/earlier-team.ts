// What the processors of a plan were that was written before plans held it.

import type { TeamTraits } from '../contract/team-traits.ts';

/** The backends of that time. */
const teams: Readonly<Record<string, TeamTraits>> = {
  serial: { noun: 'processor', gpu: 'none', wholeRange: true },
  workers: { noun: 'worker', gpu: 'none', wholeRange: false },
  webgpu: { noun: 'workgroup', gpu: 'all', wholeRange: true },
  hybrid: { noun: 'processor', gpu: 'first', wholeRange: false },
};

/** What a backend's processors were; undefined if there was no such backend. */
export function earlierTeam(backend: string): TeamTraits | undefined {
  return Object.hasOwn(teams, backend) ? teams[backend] : undefined;
}
