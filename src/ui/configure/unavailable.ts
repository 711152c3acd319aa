// Why an option of the form cannot be chosen on this machine or with this backend.

import { usesGpu } from '../../contract/team-traits.ts';
import type { BackendInfo, Catalogue, Machine, WorkloadInfo } from '../../store/catalogue.ts';
import { say } from '../../words/say.ts';

/** Why a backend cannot be chosen; undefined where it can. */
export function backendReason(
  backend: BackendInfo,
  workload: WorkloadInfo | undefined,
  machine: Machine,
): string | undefined {
  if (workload !== undefined && !workload.backends.includes(backend.id)) {
    return `${workload.title} has no kernel for ${backend.title}.`;
  }
  if (!machine.isolated && backend.transports.every((id) => id === 'shared')) {
    return say({ key: 'backend.hybrid-needs-shared', values: {} });
  }
  if (usesGpu(backend.team) && !machine.webgpu.ok) return say(machine.webgpu.reason);
  return undefined;
}

/** Why a kernel cannot be chosen; undefined where it can. */
export function kernelReason(
  kernel: Catalogue['kernels'][number],
  backend: BackendInfo | undefined,
  workload: WorkloadInfo | undefined,
): string | undefined {
  if (backend !== undefined && !backend.kernels.includes(kernel.id)) {
    return `${backend.title} does not run ${kernel.title} kernels.`;
  }
  if (workload !== undefined && !workload.kernels.includes(kernel.id)) {
    return `${workload.title} has no ${kernel.title} kernel.`;
  }
  return undefined;
}

/** Why a schedule cannot be chosen; undefined where it can. */
export function scheduleReason(id: string, backend: BackendInfo | undefined): string | undefined {
  if (backend === undefined || backend.schedules.includes(id)) return undefined;
  return `${backend.title} has its own order of tasks: only ${backend.schedules.join(', ')}.`;
}

/** Why an aggregation cannot be chosen; undefined where it can. */
export function aggregationReason(
  id: string,
  transport: string,
  backend: BackendInfo | undefined,
  machine: Machine,
): string | undefined {
  const shared = machine.isolated && (transport === 'auto' || transport === 'shared');
  if (id === 'driver' || (shared && backend?.treeAggregation)) return undefined;
  return say({ key: 'check.tree-needs-shared', values: {} });
}

/** Why a transport cannot be chosen; undefined where it can. */
export function transportReason(
  id: string,
  backend: BackendInfo | undefined,
  machine: Machine,
): string | undefined {
  if (id === 'auto') return undefined;
  if (backend !== undefined && !backend.transports.includes(id)) {
    return `${backend.title} moves data in its own way: only ${backend.transports.join(', ')}.`;
  }
  if (id === 'shared' && !machine.isolated) {
    return 'This page is not cross-origin isolated, so the browser gives it no shared memory: open it as npm start serves it, or serve it with COOP and COEP headers.';
  }
  return undefined;
}
