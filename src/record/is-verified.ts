// Whether every result that a study rests on was right.

import type { Study } from './study.ts';

/** False if one was not verified: of a size map one of its cells, which has no efficiency then. */
export function isVerified(study: Study): boolean {
  switch (study.kind) {
    case 'run':
      return study.points.every(({ verdict }) => verdict.ok);
    case 'comparison':
      return study.answer.verified;
    case 'size-map':
      return study.cells.every(({ state }) => state !== 'wrong');
    // A wrong result ends these before there is a study.
    case 'break-even':
    case 'growth':
    case 'calibration':
      return true;
  }
}
