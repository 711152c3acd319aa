// Parameters are data: one table gives the form, the link, the command line and the JSON Schema.

/** One numeric parameter of a workload. */
export interface ParameterSpec {
  /** What a person reads beside the field, e.g. "Size". */
  readonly label: string;
  /** Unit after the number, e.g. "pixels a side"; empty for a pure number. */
  readonly unit: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly integer: boolean;
  /** How a slider moves: a log scale steps through powers of two (or of ten where `log10`). */
  readonly scale: 'linear' | 'log2' | 'log10';
  /** One sentence: what it does to the work. */
  readonly hint: string;
  /** Where the parameter is a choice: what the values 0, 1, ... stand for; `integer`, from 0 to the last. */
  readonly choices?: readonly Choice[];
}

/** One value of a parameter that is a choice. */
export interface Choice {
  /** What addresses and the command line say for it. */
  readonly id: string;
  readonly title: string;
}

/** The parameter table of a workload, by name. */
export type ParameterSpecs<Name extends string = string> = Readonly<Record<Name, ParameterSpec>>;

/** Values of the parameters by name. */
export type ParameterValues<Name extends string = string> = Readonly<Record<Name, number>>;
