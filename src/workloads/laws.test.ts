// What every workload promises, over the cases of its golden.json: the figures, the same bits from
// any partition, twins that agree, and a check that notices damage.

import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { arrayBytes, makeArray, makeView } from '../contract/array.ts';
import type { ArraySpec, Arrays, View } from '../contract/array.ts';
import type { KernelEntries, KernelId, WasmVariant, Window } from '../contract/kernel.ts';
import type { ParameterValues } from '../contract/params.ts';
import type { Range } from '../contract/range.ts';
import type { Stage, StageArray } from '../contract/stage.ts';
import type { Memory, Workload } from '../contract/workload.ts';
import { workloads } from './index.ts';

interface GoldenCase {
  readonly parameters: ParameterValues;
  readonly seed: number;
  readonly summary: Readonly<Record<string, number>>;
  readonly tolerance: number;
}

/** A kernel together with the memory that its windows must lie in. */
interface Built {
  readonly id: KernelId;
  readonly entries: KernelEntries;
  /** Starts a run: what was allocated before is free again. */
  reset(): void;
  allocate(spec: ArraySpec): View;
}

type Cut = (items: number) => readonly Range[];
type WindowKind = 'whole' | 'parts';

const arenaStart = 2 ** 20;
const whole: Cut = (items) => [{ start: 0, end: items }];

function goldenCases(workload: Workload): readonly GoldenCase[] {
  const file = new URL(`./${workload.id}/golden.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { cases: readonly GoldenCase[] }).cases;
}

async function buildJs(workload: Workload): Promise<Built> {
  const entries = await workload.kernels.js();
  return { id: 'js', entries, reset: () => undefined, allocate: makeArray };
}

/** The bytes behind what `?wasm` gave: a data URL, a file URL or a path. */
async function readBytes(url: string): Promise<Uint8Array<ArrayBuffer>> {
  if (url.startsWith('data:')) return new Uint8Array(await (await fetch(url)).arrayBuffer());
  return new Uint8Array(await readFile(url.startsWith('file:') ? new URL(url) : url));
}

async function buildWasm(workload: Workload, variant: WasmVariant): Promise<Built> {
  const kernel = await workload.kernels.wasm();
  const memory = new WebAssembly.Memory({ initial: 64, maximum: 65536, shared: true });
  const bytes = await readBytes(kernel.variants[variant]);
  const { instance } = await WebAssembly.instantiate(bytes, { env: { memory } });
  const heapBase = instance.exports['heapBase'] as WebAssembly.Global<'i32'>;
  expect(heapBase.value).toBeLessThanOrEqual(arenaStart);
  let next = arenaStart;
  return {
    id: 'wasm',
    entries: kernel.bind(instance.exports),
    reset: () => (next = arenaStart),
    allocate(spec) {
      const view = makeView(spec.type, memory.buffer, next, spec.length);
      view.fill(0);
      next += Math.ceil(arrayBytes(spec) / 64) * 64;
      return view;
    },
  };
}

const builds: readonly [name: string, build: (workload: Workload) => Promise<Built>][] = [
  ['js', buildJs],
  ['wasm simd', (workload) => buildWasm(workload, 'simd')],
  ['wasm relaxed simd', (workload) => buildWasm(workload, 'relaxedSimd')],
];

/** The window of one task on an array; `put` brings what the task wrote back into the whole. */
function makeWindow(
  built: Built,
  kind: WindowKind,
  move: StageArray,
  spec: ArraySpec,
  all: View,
  range: Range,
): { window: Window; put(): void } {
  if (move.how === 'reduce') {
    expect(move.combine).toBe('sum');
    const view = built.allocate(spec);
    const put = (): void => view.forEach((value, i) => (all[i] = (all[i] ?? 0) + value));
    return { window: { view, first: 0 }, put };
  }
  if (move.how === 'broadcast' || kind === 'whole') {
    return { window: { view: all, first: 0 }, put: () => undefined };
  }
  const { perItem } = move;
  const length = (range.end - range.start) * perItem;
  const view = built.allocate({ type: spec.type, length });
  const from = range.start * perItem;
  if (move.how === 'scatter') view.set(all.subarray(from, from + length));
  // Elements that a kernel forgets to write must show.
  else view.fill(12345);
  const put = (): void => {
    if (move.how === 'gather') all.set(view, from);
  };
  return { window: { view, first: range.start }, put };
}

function runStage(
  built: Built,
  kind: WindowKind,
  specs: Readonly<Record<string, ArraySpec>>,
  arrays: Arrays,
  stage: Stage,
  ranges: readonly Range[],
): void {
  for (const range of ranges) {
    const windows: Record<string, Window> = {};
    const puts: (() => void)[] = [];
    for (const [name, move] of Object.entries(stage.arrays)) {
      const [spec, all] = [specs[move.array], arrays[move.array]];
      if (spec === undefined || all === undefined) throw new Error(`no array ${move.array}`);
      const { window, put } = makeWindow(built, kind, move, spec, all, range);
      windows[name] = window;
      puts.push(put);
    }
    const kernel = built.entries[stage.entry];
    if (kernel === undefined) throw new Error(`no entry ${stage.entry}`);
    kernel(windows, range, stage.args);
    for (const put of puts) put();
  }
}

/** Runs the program over the cut ranges, last range first, and returns copies of the outputs. */
async function run(
  workload: Workload,
  { parameters, seed }: GoldenCase,
  built: Built,
  cut: Cut = whole,
  kind: WindowKind = 'whole',
): Promise<Arrays> {
  built.reset();
  const specs = workload.arrays(parameters);
  const arrays: Record<string, View> = {};
  for (const [name, spec] of Object.entries(specs)) arrays[name] = built.allocate(spec);
  for (const [name, data] of Object.entries(workload.input(parameters, seed))) {
    expect(data.length).toBe(specs[name]?.length);
    arrays[name]?.set(data);
  }
  const memory: Memory = {
    read: async (name) => arrays[name] ?? new Uint8Array(),
    write: async (name, data) => arrays[name]?.set(data),
  };
  for await (const stage of workload.program(parameters, seed, memory)) {
    runStage(built, kind, specs, arrays, stage, cut(stage.items).toReversed());
  }
  return Object.fromEntries(workload.outputs.map((name) => [name, arrays[name]?.slice() as View]));
}

/** Cuts [0, items) at the given shares. */
function cutAt(shares: readonly number[]): Cut {
  return (items) => {
    const inner = shares.map((share) => Math.floor(share * items)).toSorted((x, y) => x - y);
    const edges = [0, ...inner, items];
    return edges.slice(1).map((end, i) => ({ start: edges[i] ?? 0, end }));
  };
}

const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });
const kinds = fc.constantFrom<WindowKind[]>('whole', 'parts');

describe.each(workloads.map((workload) => [workload.id, workload] as const))(
  '%s',
  (_, workload) => {
    const cases = goldenCases(workload);

    it('has valid defaults and a main stage among its stages', async () => {
      for (const spec of Object.values(workload.params)) {
        expect(spec.default).toBeGreaterThanOrEqual(spec.min);
        expect(spec.default).toBeLessThanOrEqual(spec.max);
      }
      const p = Object.fromEntries(
        Object.entries(workload.params).map(([name, spec]) => [name, spec.default]),
      );
      expect(workload.checkParameters(p, 'wgsl')).toBeUndefined();
      expect(workload.defaultGrain(p)).toBeGreaterThan(0);
      expect(workload.guessMs(p, 'wasm')).toBeGreaterThan(0);
      const main = workload.mainStage(p, 1);
      const memory: Memory = { read: async () => new Uint8Array(), write: async () => undefined };
      const names: string[] = [];
      for await (const stage of workload.program(p, 1, memory)) names.push(stage.name);
      expect(names).toContain(main.name);
      for (const text of Object.values(await workload.about())) expect(text).not.toBe('');
    });

    describe.each(builds)('%s', (_name, build) => {
      it('gives the golden figures', async () => {
        const built = await build(workload);
        for (const golden of cases) {
          const summary = workload.summary(golden.parameters, await run(workload, golden, built));
          expect(Object.keys(summary)).toEqual(Object.keys(golden.summary));
          for (const [name, value] of Object.entries(golden.summary)) {
            const error = Math.abs((summary[name] ?? Number.NaN) - value);
            expect(error, `${name}: ${summary[name]}`).toBeLessThanOrEqual(golden.tolerance);
          }
        }
      });

      it('gives the same bits however the range is cut and the data arrives', async () => {
        const built = await build(workload);
        for (const golden of cases) {
          const once = await run(workload, golden, built);
          await fc.assert(
            fc.asyncProperty(shares, kinds, async (at, kind) => {
              expect(await run(workload, golden, built, cutAt(at), kind)).toEqual(once);
            }),
            { numRuns: 15 },
          );
        }
      });

      it('agrees with the JavaScript kernel', async () => {
        const [built, js] = [await build(workload), await buildJs(workload)];
        for (const golden of cases) {
          const output = await run(workload, golden, built);
          const expected = await run(workload, golden, js);
          const verdict = workload.check(golden.parameters, output, expected, built.id);
          expect(verdict).toMatchObject({ ok: true });
          if (verdict.rule === 'exact') expect(output).toEqual(expected);
        }
      });
    });

    it('notices one wrong element', async () => {
      const js = await buildJs(workload);
      for (const golden of cases) {
        const expected = await run(workload, golden, js);
        const name = workload.outputs[0] ?? '';
        const length = expected[name]?.length ?? 0;
        fc.assert(
          fc.property(fc.nat({ max: length - 1 }), (index) => {
            const damaged = expected[name]?.slice() as View;
            damaged[index] = (damaged[index] ?? 0) + 1;
            const verdict = workload.check(
              golden.parameters,
              { [name]: damaged },
              expected,
              'wasm',
            );
            expect(verdict).toMatchObject({ ok: false, mismatch: { array: name, index } });
            expect(verdict.differingShare).toBeCloseTo(1 / length);
          }),
          { numRuns: 20 },
        );
      }
    });

    it('makes a picture', async () => {
      const js = await buildJs(workload);
      for (const golden of cases) {
        const output = await run(workload, golden, js);
        const picture = workload.depict(golden.parameters, output, golden.seed);
        expect(picture.rgba.length).toBe(picture.width * picture.height * 4);
        expect(new Set(picture.rgba).size).toBeGreaterThan(2);
        expect(picture.caption).not.toBe('');
      }
    });
  },
);
