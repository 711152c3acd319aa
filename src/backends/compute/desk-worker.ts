// In a worker: what an engine's desk does with large arrays. It may take long; whoever waits terminates the worker.

import { releaseProxy, transfer } from 'comlink';
import { deskHere } from '../../contract/desk.ts';
import type { Remote } from 'comlink';
import type { Arrays } from '../../contract/array.ts';
import type { KernelId } from '../../contract/kernel.ts';
import type { ParameterValues } from '../../contract/params.ts';
import type { Verdict } from '../../contract/verdict.ts';
import type { Desk } from '../../contract/desk.ts';
import type { FileContent, TellRead, Workload } from '../../contract/workload.ts';

/** The methods of a desk by the id of their workload: functions do not cross to a worker. */
export type DeskWorker = {
  readonly [Name in Exclude<keyof Desk, 'check' | 'digest' | 'readFile'>]: (
    workload: string,
    ...rest: Rest<Parameters<Desk[Name]>>
  ) => ReturnType<Desk[Name]>;
} & Pick<Desk, 'digest'> & {
    /** Undefined where the output is compared with itself. */
    check(
      workload: string,
      p: ParameterValues,
      output: Arrays,
      expected: Arrays | undefined,
      kernel: KernelId,
    ): Promise<Verdict>;
    readFile(
      workload: string,
      file: Blob,
      p: ParameterValues,
      tell: TellRead,
    ): Promise<FileContent>;
  };

type Rest<All extends readonly unknown[]> = All extends readonly [unknown, ...infer Others]
  ? Others
  : never;

/** Arrays that move to the caller instead of being copied. */
function moved<T>(value: T, arrays: Arrays): T {
  const buffers = new Set(Object.values(arrays).map(({ buffer }) => buffer));
  return transfer(
    value,
    [...buffers].filter((buffer) => buffer instanceof ArrayBuffer),
  );
}

/** `find` gives the workload of an id. */
export function makeDeskWorker(find: (id: string) => Workload | undefined): DeskWorker {
  const named = (id: string): Workload => {
    const workload = find(id);
    if (!workload) throw new Error(`There is no workload "${id}".`);
    return workload;
  };
  return {
    async makeInput(workload, ...rest) {
      const input = await deskHere.makeInput(named(workload), ...rest);
      return moved(input, input);
    },
    async readFile(workload, file, p, tell) {
      try {
        const content = await deskHere.readFile(named(workload), file, p, tell);
        return content.ok ? moved(content, content.input) : content;
      } finally {
        // What was sent to be called is of no use to a worker that is kept.
        (tell as Remote<TellRead>)[releaseProxy]();
      }
    },
    check: (workload, p, output, expected, kernel) =>
      deskHere.check(named(workload), p, output, expected ?? output, kernel),
    digest: (arrays) => deskHere.digest(arrays),
    summarise: (workload, ...rest) => deskHere.summarise(named(workload), ...rest),
    depict: (workload, ...rest) => deskHere.depict(named(workload), ...rest),
  };
}
