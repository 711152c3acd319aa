// A counter-based random generator whose bits are the same in JavaScript, WASM and WGSL: a number
// depends on its index and the seed alone, so any partition of the work draws the same numbers.

/**
 * Hash of three 32-bit counters into three, of which `out` receives the first two as unsigned
 * integers: pcg3d of Jarzynski and Olano, "Hash Functions for GPU Rendering", Journal of Computer
 * Graphics Techniques 9(3), 2020. All arithmetic is modulo 2^32.
 */
export function pcg3d(x: number, y: number, z: number, out: Uint32Array): void {
  let a = (Math.imul(x, 1664525) + 1013904223) | 0;
  let b = (Math.imul(y, 1664525) + 1013904223) | 0;
  let c = (Math.imul(z, 1664525) + 1013904223) | 0;
  a = (a + Math.imul(b, c)) | 0;
  b = (b + Math.imul(c, a)) | 0;
  c = (c + Math.imul(a, b)) | 0;
  a ^= a >>> 16;
  b ^= b >>> 16;
  c ^= c >>> 16;
  a = (a + Math.imul(b, c)) | 0;
  b = (b + Math.imul(c, a)) | 0;
  out[0] = a;
  out[1] = b;
}

/** A stream of uniform unsigned 32-bit integers for seeded choices outside kernels. */
export function makeRandom(seed: number): () => number {
  const out = new Uint32Array(2);
  let index = 0;
  return () => {
    pcg3d(index++, 0x9e3779b9, seed, out);
    return out[0] ?? 0;
  };
}
