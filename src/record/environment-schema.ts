// What the place of a measurement must look like to be read.

import * as v from 'valibot';
import { finite, positive } from './number-schema.ts';

/** An `Environment`. */
export const environmentSchema = v.object({
  browser: v.string(),
  userAgent: v.string(),
  platform: v.string(),
  crossOriginIsolated: v.boolean(),
  hardwareConcurrency: v.nullable(finite),
  capacity: v.exactOptional(positive),
  clockResolutionMs: finite,
  adapter: v.nullable(v.string()),
  softwareAdapter: v.boolean(),
  wasmVariant: v.nullable(v.picklist(['simd', 'relaxedSimd'])),
  labVersion: v.string(),
});
