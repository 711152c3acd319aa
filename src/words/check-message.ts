// What is wrong with a configuration, beside its field or with exit 2: keys and values of messages.

/** A sentence that says all without values. */
type NoValues = Readonly<Record<string, never>>;

export interface CheckMessages {
  /** A word of a field that is none of its choices; `field` is the field's name in the table of fields. */
  'check.word': {
    readonly field: string;
    readonly given: string;
    readonly choices: readonly string[];
  };
  'check.kernel': {
    readonly given: string;
    readonly backend: string;
    readonly choices: readonly string[];
  };
  'check.kernel-for-workload': {
    readonly given: string;
    readonly workload: string;
    readonly choices: readonly string[];
  };
  'check.backend-for-workload': { readonly backend: string; readonly workload: string };
  'check.schedule-for-backend': { readonly backend: string; readonly only: string };
  'check.transport-for-backend': { readonly backend: string; readonly only: string };
  'check.shared-unavailable': { readonly given: string };
  'check.balance-needs-static': NoValues;
  'check.tree-needs-shared': NoValues;
  'check.number': {
    readonly field: string;
    readonly given: string;
    readonly min: number;
    readonly max: number;
    readonly integer: boolean;
  };
  'check.choice': {
    readonly field: string;
    readonly given: string;
    readonly choices: readonly string[];
  };
  'check.processors': { readonly given: string; readonly min: number; readonly max: number };
  'check.serial-processors': { readonly given: string };
  'check.grain': { readonly given: string; readonly min: number; readonly max: number };
  'check.serial-share-for-backend': { readonly backend: string };
  'check.cold-starts-for-backend': { readonly backend: string };
  'check.parameter-unknown': { readonly given: string; readonly choices: readonly string[] };
  'check.memory': {
    readonly neededBytes: number;
    readonly limitBytes: number;
    readonly parameter: string;
    /** The largest that fits; null where none does. */
    readonly nearest: number | null;
  };
  'check.gpu-size': {
    readonly what: string;
    readonly needed: number;
    readonly limit: number;
    readonly parameter: string;
    readonly nearest: number | null;
  };
  'check.asks': { readonly given: string };
  /** Counts that a question is about and the experiment does not measure. */
  'check.asks-unmeasured': { readonly given: string; readonly missing: readonly number[] };
  /** Another file of this name is open. */
  'check.file-other': { readonly name: string };
  'check.file-missing': { readonly name: string };
}
