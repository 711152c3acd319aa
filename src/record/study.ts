// Whatever was measured, closed: all that is needed to draw it, to play it again, to compare it and to say it.

import type { Calibration } from './calibration.ts';
import type { BreakEven, Comparison } from './comparison.ts';
import type { Growth } from './growth.ts';
import type { RunRecord } from './run-record.ts';
import type { SizeMap } from './size-map.ts';

export type Study = RunRecord | Comparison | BreakEven | Growth | SizeMap | Calibration;
