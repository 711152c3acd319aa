// What the build gives a meaning to.

interface ImportMetaEnv {
  readonly BASE_URL: string;
  /** Shortest time in ms after which a silent worker counts as hanging; a build for tests lowers it. */
  readonly VITE_HANG_FLOOR_MS?: string;
  /** Set in a build for tests: it lists the workloads that only they use. */
  readonly VITE_FAULTS?: string;
  /** Name of the one Trusted Types policy. */
  readonly VITE_TRUSTED_POLICY: string;
}

/** Settings that a build fixes. */
interface ImportMeta {
  readonly env: ImportMetaEnv;
}

declare module '*.assembly.ts?wasm' {
  const variants: { readonly simd: string; readonly relaxedSimd: string };
  export default variants;
}

declare module '*.wgsl?raw' {
  const code: string;
  export default code;
}

/** The address of a worker's built file. */
declare module '*.worker.ts?worker&url' {
  const address: string;
  export default address;
}
