// What the fields of a configuration are called, and what is said of them: by their names in the table of fields.

/** The words of one choice. */
interface ChoiceWords {
  readonly title: string;
  readonly hint: string;
}

export interface FieldWords {
  /** Over the field on the page. */
  readonly label: string;
  /** What a message about it calls it. */
  readonly noun: string;
  /** Beside the label on the page. */
  readonly unit?: string;
  /** Under the field on the page. */
  readonly hint?: string;
  /** What stands for the value in the help of the command line, and what it is. `ids` are the choices there are. */
  readonly placeholder: string;
  readonly usage: (ids: string) => string;
  /** Of a field whose choices are the same on every machine. */
  readonly choices?: Readonly<Record<string, ChoiceWords>>;
}

export const fieldWords = {
  workload: {
    label: 'Workload',
    noun: 'workload',
    placeholder: 'ID',
    usage: (ids) => ids,
  },
  backend: {
    label: 'Runs on',
    noun: 'backend',
    placeholder: 'ID',
    usage: (ids) => `${ids} (default: workers)`,
  },
  kernel: {
    label: 'Kernel',
    noun: 'kernel',
    placeholder: 'ID',
    usage: (ids) => `${ids} (default: wasm, on webgpu wgsl)`,
  },
  processors: {
    label: 'Processors',
    noun: 'list of processors',
    placeholder: 'LIST',
    usage: () => 'e.g. 1,2,4 or 1-4; 1 is always measured',
  },
  schedule: {
    label: 'Schedule',
    noun: 'schedule',
    placeholder: 'ID',
    usage: (ids) => `${ids} (default: dynamic, on webgpu cyclic)`,
  },
  transport: {
    label: 'Transport',
    noun: 'transport',
    placeholder: 'ID',
    usage: () => 'auto (default), shared, transfer or clone',
    choices: {
      auto: {
        title: 'Auto',
        hint: 'Shared memory if the page is cross-origin isolated, else messages.',
      },
      shared: {
        title: 'Shared memory',
        hint: 'All processors read and write the same memory: nothing is copied.',
      },
      transfer: {
        title: 'Transfer',
        hint: 'Each chunk is a message; a copy of its data moves to the worker and back.',
      },
      clone: {
        title: 'Clone',
        hint: 'Each chunk is a message that the browser copies, there and back (structured clone).',
      },
    },
  },
  balance: {
    label: 'Chunks alike in',
    noun: 'balance',
    placeholder: 'ID',
    usage: () => 'what chunks of the static schedule have alike: count (default) or cost',
    choices: {
      count: { title: 'Number of tasks', hint: 'Every processor has as many tasks.' },
      cost: {
        title: 'Cost',
        hint: 'The warm-up shows what each task costs, and neighbours are parted so that all parts cost alike.',
      },
    },
  },
  aggregation: {
    label: 'Aggregation',
    noun: 'aggregation',
    placeholder: 'ID',
    usage: () => 'who combines what tasks reduced: driver (default) or, in shared memory, tree',
    choices: {
      driver: {
        title: 'Driver',
        hint: 'The driver combines what tasks counted or summed, in their order, while all others wait.',
      },
      tree: {
        title: 'Tree',
        hint: 'All processors combine groups of neighbours, level by level.',
      },
    },
  },
  grain: {
    label: 'Grain',
    noun: 'grain',
    unit: 'items per task',
    placeholder: 'N',
    usage: () => 'items per task, or auto',
  },
  serialShare: {
    label: 'Serial share',
    noun: 'serial share',
    hint: 'Share of the work, from 0 to 0.99, that only one processor may do on purpose.',
    placeholder: 'X',
    usage: () => 'share of the work for one processor only, 0 to 0.99',
  },
  samples: {
    label: 'Samples',
    noun: 'number of samples',
    unit: 'timed rounds',
    hint: 'Every round visits each processor count once, in random order. An interval needs 6.',
    placeholder: 'N',
    usage: () => 'timed rounds (default 9)',
  },
  seed: {
    label: 'Seed',
    noun: 'seed',
    unit: 'whole number',
    hint: 'The same seed gives the same inputs and the same order of rounds.',
    placeholder: 'N',
    usage: () => 'seed of the input and of the order (default 1)',
  },
  coldStarts: {
    label: 'Cold starts',
    noun: 'number of cold starts',
    unit: 'per processor count',
    hint: 'How often to measure starting workers from nothing, apart from all samples; 0: not at all.',
    placeholder: 'N',
    usage: () => 'measure starting workers from nothing, N times (default 0)',
  },
  asks: {
    label: 'Question',
    noun: 'question',
    placeholder: 'ID',
    usage: () =>
      'the question that the headline answers, e.g. faster-3-than-2, times-4, efficiency-8',
  },
} as const satisfies Readonly<Record<string, FieldWords>>;
