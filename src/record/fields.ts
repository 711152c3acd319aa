// The configuration's own fields, a row each, in the order in which link, command line and form name them. Whoever reads,
// writes, shows, checks or keeps a field reads this table; `words/en/field.ts` has what each is called.

import { balances, policies, transports } from '../contract/schedule.ts';
import { aggregations } from '../contract/stage.ts';

/** How a plan holds a field: worked out by its maker; as it was given; or only if it is not the standard. */
type InPlan = 'worked-out' | 'given' | 'if-changed';

/** What all rows have. */
interface Row {
  /** In links and, after two dashes, on the command line. */
  readonly spelling: string;
  readonly inPlan: InPlan;
}

/** One of a few words; of those that workloads and backends decide there are no `choices` here. */
interface WordRow extends Row {
  readonly kind: 'word';
  readonly choices?: readonly string[];
  readonly standard: string;
}

interface NumberRow extends Row {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
  readonly integer: boolean;
  /** The largest value that a slider offers; without it the field has no slider. */
  readonly slider?: number;
  readonly standard: number;
}

/** Processor counts, as a list or range. */
interface CountsRow extends Row {
  readonly kind: 'counts';
  readonly standard: readonly number[];
}

/** A whole number, or "auto" for whatever suits the experiment. */
interface AutoRow extends Row {
  readonly kind: 'auto';
  readonly standard: 'auto';
}

/** A text that may be missing. */
interface TextRow extends Row {
  readonly kind: 'text';
  readonly standard: undefined;
}

export type Field = WordRow | NumberRow | CountsRow | AutoRow | TextRow;

const table = {
  workload: { kind: 'word', spelling: 'workload', standard: 'mandelbrot', inPlan: 'worked-out' },
  backend: { kind: 'word', spelling: 'backend', standard: 'workers', inPlan: 'worked-out' },
  kernel: { kind: 'word', spelling: 'kernel', standard: 'wasm', inPlan: 'worked-out' },
  /** Processor counts to measure, in ascending order; 1 is always measured as well. */
  processors: { kind: 'counts', spelling: 'processors', standard: [1, 2], inPlan: 'worked-out' },
  schedule: {
    kind: 'word',
    spelling: 'schedule',
    choices: policies,
    standard: 'dynamic',
    inPlan: 'given',
  },
  /** 'auto': shared where the page is isolated, else transfer. */
  transport: {
    kind: 'word',
    spelling: 'transport',
    choices: ['auto', ...transports],
    standard: 'auto',
    inPlan: 'worked-out',
  },
  /** What chunks of the static schedule have alike: tasks, or cost. */
  balance: {
    kind: 'word',
    spelling: 'balance',
    choices: balances,
    standard: 'count',
    inPlan: 'if-changed',
  },
  /** Who combines what tasks reduced. */
  aggregation: {
    kind: 'word',
    spelling: 'aggregation',
    choices: aggregations,
    standard: 'driver',
    inPlan: 'if-changed',
  },
  /** Items per task. */
  grain: { kind: 'auto', spelling: 'grain', standard: 'auto', inPlan: 'worked-out' },
  /** Fraction of the work that only one processor may do. */
  serialShare: {
    kind: 'number',
    spelling: 'serial-share',
    min: 0,
    max: 0.99,
    integer: false,
    standard: 0,
    inPlan: 'given',
  },
  /** Timed rounds. */
  samples: {
    kind: 'number',
    spelling: 'samples',
    min: 1,
    max: 1_000,
    integer: true,
    slider: 60,
    standard: 9,
    inPlan: 'given',
  },
  seed: {
    kind: 'number',
    spelling: 'seed',
    min: 0,
    max: 2 ** 32 - 1,
    integer: true,
    standard: 1,
    inPlan: 'given',
  },
  /** How often a start from nothing is measured for each processor count; 0: not at all. */
  coldStarts: {
    kind: 'number',
    spelling: 'cold-starts',
    min: 0,
    max: 100,
    integer: true,
    standard: 0,
    inPlan: 'if-changed',
  },
  /** The question that the headline answers, as `textToAsks` reads it. */
  asks: { kind: 'text', spelling: 'asks', standard: undefined, inPlan: 'worked-out' },
} as const satisfies Readonly<Record<string, Field>>;

export type FieldTable = typeof table;
export type FieldName = keyof FieldTable;
/** The fields of a kind. */
export type FieldOf<Kind extends Field['kind']> = {
  readonly [Name in FieldName]: FieldTable[Name]['kind'] extends Kind ? Name : never;
}[FieldName];
type FieldIn<How extends InPlan> = {
  readonly [Name in FieldName]: FieldTable[Name]['inPlan'] extends How ? Name : never;
}[FieldName];

interface ValueOfKind {
  readonly word: string;
  readonly number: number;
  readonly counts: readonly number[];
  readonly auto: number | 'auto';
  readonly text: string;
}

/** What a configuration holds of each field. */
export type FieldValues = {
  readonly [Name in Exclude<FieldName, FieldOf<'text'>>]: ValueOfKind[FieldTable[Name]['kind']];
} & { readonly [Name in FieldOf<'text'>]?: string | undefined };

/** What a plan holds of a field that was checked: a choice is one of the choices. */
type Checked<Name extends FieldName> = FieldTable[Name] extends {
  readonly choices: readonly (infer Choice)[];
}
  ? Choice
  : ValueOfKind[FieldTable[Name]['kind']];

/** What a plan holds as it was given: every field that the maker of plans need not work out. */
export type GivenFields = {
  readonly [Name in FieldIn<'given'>]: Checked<Name>;
} & {
  readonly [Name in FieldIn<'if-changed'>]?: Exclude<Checked<Name>, FieldTable[Name]['standard']>;
};

/** The table, for those who go through it. */
export const fields: Readonly<Record<FieldName, Field>> = table;
export const fieldNames = Object.keys(table) as readonly FieldName[];

/** The rows of one kind. */
export function fieldsOf<Kind extends Field['kind']>(
  kind: Kind,
): readonly (readonly [FieldOf<Kind>, Extract<Field, { readonly kind: Kind }>])[] {
  const rows = Object.entries(table).filter(([, field]) => field.kind === kind);
  return rows as unknown as ReturnType<typeof fieldsOf<Kind>>;
}

/** The number field of a name; undefined if it is none. */
export function isNumberField(name: string): name is FieldOf<'number'> {
  return Object.hasOwn(fields, name) && fields[name as FieldName].kind === 'number';
}

/** All fields as they are unless workload, backend or machine say otherwise. */
export const standardFields = Object.fromEntries(
  fieldNames.map((name) => [name, fields[name].standard]),
) as unknown as FieldValues;
