// The JavaScript kernel: all pairs in double precision, whatever the arrays store.

import type { KernelEntries } from '../../contract/kernel.ts';
import type { View } from '../../contract/array.ts';
import { bodyLength } from './stage.ts';
import type { BodyArguments, EnergyWindows, StepWindows } from './stage.ts';

/** The acceleration of the body at `at`, into `sum`; its own term is zero. */
function accelerate(all: View, at: number, softening: number, sum: Float64Array): void {
  const [x, y, z] = [all[at] as number, all[at + 1] as number, all[at + 2] as number];
  let [ax, ay, az] = [0, 0, 0];
  for (let other = 0; other < all.length; other += bodyLength) {
    if (other === at) continue;
    const dx = (all[other] as number) - x;
    const dy = (all[other + 1] as number) - y;
    const dz = (all[other + 2] as number) - z;
    const squared = dx * dx + dy * dy + dz * dz + softening;
    const pull = (all[other + 3] as number) / (squared * Math.sqrt(squared));
    ax += dx * pull;
    ay += dy * pull;
    az += dz * pull;
  }
  sum[0] = ax;
  sum[1] = ay;
  sum[2] = az;
}

/** Minus the sum of the masses over their distances. */
function potential(all: View, at: number, softening: number): number {
  let sum = 0;
  for (let other = 0; other < all.length; other += bodyLength) {
    if (other === at) continue;
    const dx = (all[other] as number) - (all[at] as number);
    const dy = (all[other + 1] as number) - (all[at + 1] as number);
    const dz = (all[other + 2] as number) - (all[at + 2] as number);
    sum -= (all[other + 3] as number) / Math.sqrt(dx * dx + dy * dy + dz * dz + softening);
  }
  return sum;
}

export const kernelEntries: KernelEntries = {
  step(windows, range, args) {
    const { all, velocities, moved, turned } = windows as unknown as StepWindows;
    const { timeStep, softening } = args as BodyArguments;
    const sum = new Float64Array(3);
    for (let body = range.start; body < range.end; body++) {
      const at = body * bodyLength;
      const from = (body - velocities.first) * bodyLength;
      const [to, toward] = [(body - moved.first) * bodyLength, (body - turned.first) * bodyLength];
      accelerate(all.view, at, softening, sum);
      for (let axis = 0; axis < 3; axis++) {
        const velocity =
          (velocities.view[from + axis] as number) + timeStep * (sum[axis] as number);
        turned.view[toward + axis] = velocity;
        moved.view[to + axis] = (all.view[at + axis] as number) + timeStep * velocity;
      }
      turned.view[toward + 3] = 0;
      moved.view[to + 3] = all.view[at + 3] as number;
    }
  },
  energy(windows, range, args) {
    const { all, velocities, energies } = windows as unknown as EnergyWindows;
    const { softening } = args as BodyArguments;
    for (let body = range.start; body < range.end; body++) {
      const from = (body - velocities.first) * bodyLength;
      const [vx, vy, vz] = velocities.view.subarray(from, from + 3) as unknown as [
        number,
        number,
        number,
      ];
      const kinetic = vx * vx + vy * vy + vz * vz;
      const mass = all.view[body * bodyLength + 3] as number;
      const both = kinetic + potential(all.view, body * bodyLength, softening);
      energies.view[body - energies.first] = 0.5 * mass * both;
    }
  },
};
