// Reads where a record is measured: browser, isolation, clock, adapter.

import type { Adapter } from '../contract/backend.ts';
import type { Environment } from '../record/environment.ts';

/** Version of the lab that made a record. */
const labVersion = '0.1.0';

interface BrandedNavigator {
  readonly userAgentData?: {
    readonly brands: readonly { readonly brand: string; readonly version: string }[];
    readonly platform: string;
  };
}

/** Browser and version from the user agent's own words; the first pattern that matches names it. */
const patterns: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['Edge', /Edg\/(\d+)/],
  ['Firefox', /Firefox\/(\d+)/],
  ['Chromium', /Chrom(?:e|ium)\/(\d+)/],
  ['Safari', /Version\/(\d[.\d]{0,30})(?: Mobile\/\w{1,30})? Safari/],
  ['Node', /Node\.js\/(\d+)/],
];

function browserName(userAgent: string): string {
  for (const [name, pattern] of patterns) {
    const version = pattern.exec(userAgent)?.[1];
    if (version) return `${name} ${version}`;
  }
  return 'unknown browser';
}

/** Logical cores that the browser reports, which may be fewer than there are; null where it is no count. */
export function reportedCores(): number | null {
  const { hardwareConcurrency: cores } = navigator;
  return Number.isInteger(cores) && cores >= 1 ? cores : null;
}

/** The environment; `variant` is the WASM build in use, `adapter` the GPU of the run, `capacity` what was measured. */
export function readEnvironment(
  resolutionMs: number,
  variant: string | undefined,
  adapter: Adapter | undefined,
  capacity?: number,
): Environment {
  const { userAgent } = navigator;
  const branded = navigator as BrandedNavigator;
  return {
    browser: browserName(userAgent),
    userAgent,
    platform: branded.userAgentData?.platform ?? navigator.platform,
    crossOriginIsolated: globalThis.crossOriginIsolated,
    hardwareConcurrency: reportedCores(),
    ...(capacity !== undefined && { capacity }),
    clockResolutionMs: resolutionMs,
    adapter: adapter?.name ?? null,
    softwareAdapter: adapter?.software ?? false,
    wasmVariant: variant === 'simd' || variant === 'relaxedSimd' ? variant : null,
    labVersion,
  };
}
