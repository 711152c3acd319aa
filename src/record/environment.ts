// Where a record was measured.

export interface Environment {
  /** Browser and version, e.g. "Chromium 156". */
  readonly browser: string;
  readonly userAgent: string;
  readonly platform: string;
  readonly crossOriginIsolated: boolean;
  /** A claim of the browser, not a measurement. */
  readonly hardwareConcurrency: number | null;
  /** Processors beyond which a pure computation gained nothing, where that was measured before the run. */
  readonly capacity?: number;
  /** Smallest step of performance.now() seen, in ms. */
  readonly clockResolutionMs: number;
  /** WebGPU adapter, null where there is none or none was asked for. */
  readonly adapter: string | null;
  readonly softwareAdapter: boolean;
  /** Build of the WASM kernel in use; null where none was. */
  readonly wasmVariant: 'simd' | 'relaxedSimd' | null;
  readonly labVersion: string;
}
