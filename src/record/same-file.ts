// Whether a file that is open is the one that a run was made on.

import type { PlanFile } from './plan.ts';

/** Whether two files are one: by what is in them if both have their hash, else by name and length. */
export function isSameFile(one: PlanFile, other: PlanFile | undefined): boolean {
  if (other?.name !== one.name || other.bytes !== one.bytes) return false;
  return one.sha256 === undefined || other.sha256 === undefined || one.sha256 === other.sha256;
}
