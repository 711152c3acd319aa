// The help text: made from the catalogue, so that a new workload or backend is in it at once.

import type { Catalogue } from '../engine/engine.ts';

/** Every command and option, for a terminal. Ends in a line break. */
export function usageText({ workloads, backends, kernels, schedules }: Catalogue): string {
  const ids = (list: readonly { readonly id: string }[]): string =>
    list.map(({ id }) => id).join(', ');
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
  --workload ID          ${ids(workloads)}
  --backend ID           ${ids(backends)} (default: workers)
  --kernel ID            ${ids(kernels)} (default: wasm, on webgpu wgsl)
  --processors LIST      e.g. 1,2,4 or 1-4; 1 is always measured
  --size N               the workload's main size
  --set NAME=VALUE       any other parameter; may be repeated
  --schedule ID          ${ids(schedules)} (default: dynamic, on webgpu cyclic)
  --balance ID           what chunks of the static schedule have alike: count (default) or cost
  --grain N              items per task, or auto
  --transport ID         shared (default, on webgpu transfer), transfer or clone
  --aggregation ID       who combines what tasks reduced: driver (default) or, in shared memory, tree
  --serial-share X       share of the work for one processor only, 0 to 0.99
  --samples N            timed rounds (default 9)
  --seed N               seed of the input and of the order (default 1)
  --cold-starts N        measure starting workers from nothing, N times (default 0)
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
