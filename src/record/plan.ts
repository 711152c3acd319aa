// A complete, checked description of what will run: serialisable, shown before it runs, kept with the record.

export interface Plan {
  readonly workload: string;
  readonly unit: string;
  readonly parameters: Readonly<Record<string, number>>;
  readonly backend: 'serial' | 'workers' | 'webgpu';
  readonly kernel: 'js' | 'wasm' | 'wgsl';
  /** Ascending, starts with 1. */
  readonly processors: readonly number[];
  readonly schedule: 'static' | 'cyclic' | 'dynamic';
  readonly transport: 'shared' | 'transfer';
  readonly grain: number;
  /** Items and tasks of the main stage. */
  readonly items: number;
  readonly tasks: number;
  readonly serialShare: number;
  readonly samples: number;
  readonly seed: number;
  /** Work in the unit of throughput. */
  readonly work: number;
  /** Estimated time of the whole experiment in ms; `measured` where the rate comes from a run here. */
  readonly estimate: {
    readonly totalMs: number;
    readonly memoryBytes: number;
    readonly measured: boolean;
  };
}
