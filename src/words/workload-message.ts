// What a workload cannot do with the parameters or the kernel that it is given: keys and values of messages.

export interface WorkloadMessages {
  /** A precision that no GPU has. */
  'workload.single-only': Readonly<Record<string, never>>;
  /** Changes that others see while a GPU runs. */
  'workload.gpu-asynchronous': Readonly<Record<string, never>>;
  'mandelbrot.zoom-f32': { readonly zoom: number; readonly size: number; readonly maxZoom: number };
}
