// Studies of earlier versions as today's: each step goes from one version to the next.

import { phases } from '../contract/span.ts';
import { planToConfig } from './plan-config.ts';
import { studySchema } from './study-head.ts';
import type { Plan } from './plan.ts';

/** The first version: runs alone, phases by their numbers, without what was asked for. */
const firstSchema = 'amdahl-lab/run-record/1';

/** The JSON of a study of any version that is known, as today's would be; undefined if the version is unknown. */
export function toToday(json: unknown, schema: string | null): unknown {
  if (schema === studySchema) return json;
  return schema === firstSchema ? fromFirst(json as object) : undefined;
}

/** What does not look like a record of its version is handed on as it is: the check says what is the matter. */
function fromFirst(record: object): unknown {
  const { plan, spans } = record as { readonly plan?: unknown; readonly spans?: unknown };
  return {
    ...record,
    schema: studySchema,
    kind: 'run',
    // A plan that is damaged is named by the check.
    config: typeof plan === 'object' && plan !== null ? planToConfig(plan as Plan) : undefined,
    spans: Array.isArray(spans) ? spans.map(withPhaseNames) : spans,
  };
}

function withPhaseNames(given: unknown): unknown {
  const { spans } = (given ?? {}) as { readonly spans?: unknown };
  if (typeof spans !== 'object' || spans === null) return given;
  const { phase } = spans as { readonly phase?: unknown };
  if (!Array.isArray(phase)) return given;
  const names = phase.map((number: unknown) => phases[number as number] ?? number);
  return { ...(given as object), spans: { ...spans, phase: names } };
}
