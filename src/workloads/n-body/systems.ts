// Where the bodies begin: a cluster that the seed makes, or the sun with its four giants.

import { pcg3d } from '../../kit/random.ts';
import { bodyLength } from './stage.ts';

/** What a step needs to know of a system, in its own units, with the constant of gravity at 1. */
export interface System {
  /** Undefined where there may be any number. */
  readonly bodies: number | undefined;
  readonly timeStep: number;
  readonly softening: number;
}

export const systems: readonly [cluster: System, planets: System] = [
  { bodies: undefined, timeStep: 0.005, softening: 0.05 ** 2 },
  { bodies: 5, timeStep: 0.01, softening: 0 },
];

/** Positions with masses, and velocities with a zero, one body after the other. */
export interface Bodies {
  readonly bodies: Float64Array;
  readonly velocities: Float64Array;
}

/** A ball of radius 1 and mass 1 that turns about its z axis, too slowly to keep its shape. */
export function makeCluster(count: number, seed: number): Bodies {
  const bodies = new Float64Array(count * bodyLength);
  const velocities = new Float64Array(count * bodyLength);
  const words = new Uint32Array(2);
  const draw = (index: number, which: number): number => {
    pcg3d(index, which, seed, words);
    return (words[0] as number) / 2 ** 32;
  };
  for (let body = 0; body < count; body++) {
    const radius = Math.cbrt(draw(body, 0));
    const height = 2 * draw(body, 1) - 1;
    const angle = 2 * Math.PI * draw(body, 2);
    const across = radius * Math.sqrt(1 - height * height);
    const [x, y] = [across * Math.cos(angle), across * Math.sin(angle)];
    bodies.set([x, y, radius * height, 1 / count], body * bodyLength);
    velocities.set([-0.6 * y, 0.6 * x, 0, 0], body * bodyLength);
  }
  return { bodies, velocities };
}

const solarMass = 4 * Math.PI ** 2;
const daysPerYear = 365.24;

/** Jupiter, Saturn, Uranus and Neptune: position in astronomical units, velocity per day, mass in suns; as doubles. */
const giants = [
  [4.841431442464721, -1.1603200440274284, -0.10362204447112311],
  [0.001660076642744037, 0.007699011184197404, -6.90460016972063e-5, 0.0009547919384243266],
  [8.34336671824458, 4.124798564124305, -0.4035234171143214],
  [-0.002767425107264119, 0.004998528012349172, 2.3041729757376393e-5, 0.0002858859806661308],
  [12.894369562139131, -15.111151401698631, -0.22330757889265573],
  [0.002964601375647616, 0.0023784717395948095, -2.9658956854023756e-5, 4.366244043351563e-5],
  [15.379697114850917, -25.919314609987964, 0.17925877295037118],
  [0.0026806777249038932, 0.001628241700382423, -9.515922545197159e-5, 5.1513890204661145e-5],
] as const;

/**
 * The sun and its giants as the Computer Language Benchmarks Game has them, in astronomical units and years;
 * the sun moves so that the whole rests.
 */
export function makePlanets(): Bodies {
  const bodies = new Float64Array(5 * bodyLength);
  const velocities = new Float64Array(5 * bodyLength);
  bodies[3] = solarMass;
  for (let planet = 0; planet < 4; planet++) {
    const [x = 0, y = 0, z = 0] = giants[2 * planet] ?? [];
    const [vx = 0, vy = 0, vz = 0, suns = 0] = giants[2 * planet + 1] ?? [];
    const mass = suns * solarMass;
    const velocity = [vx, vy, vz].map((perDay) => perDay * daysPerYear);
    bodies.set([x, y, z, mass], (planet + 1) * bodyLength);
    velocities.set(velocity, (planet + 1) * bodyLength);
    for (const [axis, speed] of velocity.entries()) {
      velocities[axis] = (velocities[axis] as number) - (speed * mass) / solarMass;
    }
  }
  return { bodies, velocities };
}
