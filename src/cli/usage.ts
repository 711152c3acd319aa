// The help text: made from the catalogue, so that a new workload or backend is in it at once.

import { fieldNames, fields, type FieldName } from '../record/fields.ts';
import { fieldWords, type FieldWords } from '../words/en/field.ts';
import type { Catalogue } from '../engine/engine.ts';

/** The fields that are said before a workload's parameters. */
const first: readonly FieldName[] = ['workload', 'backend', 'kernel', 'processors'];

/** What there is to choose from, of the fields that workloads and backends decide. */
function idsOf({ workloads, backends, kernels, schedules }: Catalogue, name: FieldName): string {
  const lists: Readonly<Partial<Record<FieldName, readonly { readonly id: string }[]>>> = {
    workload: workloads,
    backend: backends,
    kernel: kernels,
    schedule: schedules,
  };
  return (lists[name] ?? []).map(({ id }) => id).join(', ');
}

function fieldLines(catalogue: Catalogue, names: readonly FieldName[]): string {
  const lines = names.map((name) => {
    const { placeholder, usage }: FieldWords = fieldWords[name];
    const option = `--${fields[name].spelling} ${placeholder}`;
    return `  ${option.padEnd(22)} ${usage(idsOf(catalogue, name))}`;
  });
  return lines.join('\n');
}

/** Every command and option, for a terminal. Ends in a line break. */
export function usageText(catalogue: Catalogue): string {
  const rest = fieldNames.filter((name) => !first.includes(name));
  return `Usage: npm run -s lab -- COMMAND [OPTIONS]

  run       measure an experiment in a browser without a window
  compare   which of two sides is faster, run in turn until it is told apart
  break-even  from which size on the other of two sides is the faster one
  grow      how much more work n processors do in the same time
  size-map  for which sizes and n efficiency is over a line
  calibrate what this machine can give at all
  show      what the page says of a record that was saved, and its numbers
  replay    a saved run played again under other settings: computed, not measured
  list      workloads, parameters, backends, kernels, schedules, transports
  schema    the JSON Schema of all that is measured
  help      this text

Options of run (only --workload is required):
${fieldLines(catalogue, first)}
  --size N               the workload's main size
  --set NAME=VALUE       any other parameter; may be repeated
${fieldLines(catalogue, rest)}
  --input FILE           your own text, table, image or recording, where the workload takes one
  --json FILE            write the run record in place of the file; - for standard output

compare, break-even, grow and size-map take the options of run, and --help says what else, as of
calibrate.
show and replay take the FILE of a record and open no browser: replay --help has its options.
Options of list: --json prints it as JSON.
Exit: 0 all runs verified; 1 one was not, could not run or could not be written; 2 the call was
wrong; 130 stopped by Ctrl-C (129 and 143 by SIGHUP and SIGTERM).
`;
}
