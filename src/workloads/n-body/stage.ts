// The stages of the n-body problem, and the names by which kernels know their data.

import type { Window } from '../../contract/kernel.ts';
import type { Stage } from '../../contract/stage.ts';

/** Numbers of a body in each array: x, y, z and its mass, or the velocity and a zero. */
export const bodyLength = 4;

/** `single` 1: f32, 0: f64. `softening` is the square of the distance below which gravity weakens. */
export type BodyArguments = {
  readonly bodies: number;
  readonly single: number;
  readonly timeStep: number;
  readonly softening: number;
};

/** `all`: every body before the step; `velocities`: of the range, before; the others after. */
export interface StepWindows {
  readonly all: Window;
  readonly velocities: Window;
  readonly moved: Window;
  readonly turned: Window;
}

/** `energies`: of each body, its kinetic energy and half of its potential energy. */
export interface EnergyWindows {
  readonly all: Window;
  readonly velocities: Window;
  readonly energies: Window;
}

/** Arrays of a state: where bodies are and how they move. */
export interface State {
  readonly bodies: string;
  readonly velocities: string;
}

/** One step from state `from` to state `to`; items are bodies, each of which needs all the others. */
export function stepStage(args: BodyArguments, from: State, to: State): Stage {
  return {
    name: 'step',
    entry: 'step',
    items: args.bodies,
    args,
    arrays: {
      all: { array: from.bodies, how: 'broadcast' },
      velocities: { array: from.velocities, how: 'scatter', perItem: bodyLength },
      moved: { array: to.bodies, how: 'gather', perItem: bodyLength },
      turned: { array: to.velocities, how: 'gather', perItem: bodyLength },
    },
  };
}

/** The energy of every body of a state. */
export function energyStage(args: BodyArguments, at: State): Stage {
  return {
    name: 'energy',
    entry: 'energy',
    items: args.bodies,
    args,
    arrays: {
      all: { array: at.bodies, how: 'broadcast' },
      velocities: { array: at.velocities, how: 'scatter', perItem: bodyLength },
      energies: { array: 'energies', how: 'gather', perItem: 1 },
    },
  };
}
