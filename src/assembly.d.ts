// Imports that the build gives a meaning to.

declare module '*.assembly.ts?wasm' {
  const variants: { readonly simd: string; readonly relaxedSimd: string };
  export default variants;
}

declare module '*.wgsl?raw' {
  const code: string;
  export default code;
}
