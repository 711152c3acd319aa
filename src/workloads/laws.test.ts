// What every workload promises, over the cases of its golden.json: the figures, the same bits from
// any partition, twins that agree, and a check that notices damage.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noSegments } from '../contract/array.ts';
import type { View } from '../contract/array.ts';
import type { Picture } from '../contract/picture.ts';
import type { Memory } from '../contract/workload.ts';
import { workloads } from './index.ts';
import { cutAt, readGolden, runCut } from '../testing/run-cut.ts';
import type { WindowKind } from '../testing/local-memory.ts';
import { buildJs, buildsOf } from '../testing/builds-of.ts';

/** Whether there is something to see, of the right size. */
function hasContent(picture: Picture): boolean {
  switch (picture.kind) {
    case 'image':
      return (
        picture.rgba.length === picture.width * picture.height * 4 && new Set(picture.rgba).size > 2
      );
    case 'bars':
      return picture.bars.length > 0 && picture.bars.length <= 40;
    case 'points':
      return picture.x.length > 0 && picture.x.length === picture.y.length;
    case 'lines':
      return picture.lines.every(({ x, y }) => x.length === y.length && x.length <= 1_000);
  }
}

const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });
const kinds = fc.constantFrom<WindowKind[]>('whole', 'pieces');

describe.each(workloads.map((workload) => [workload.id, workload] as const))(
  '%s',
  (_, workload) => {
    const cases = readGolden(workload);

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
      const memory: Memory = {
        read: async () => new Uint8Array(),
        write: async () => undefined,
        segments: async () => noSegments(0),
      };
      const names: string[] = [];
      for await (const stage of workload.program(p, 1, memory)) names.push(stage.name);
      expect(names).toContain(main.name);
      const { elsewhere, ...texts } = await workload.about();
      for (const text of Object.values(texts)) expect(text).not.toBe('');
      for (const { lines } of elsewhere) {
        const steps = new Set(lines.map(({ step }) => step));
        for (const step of ['decompose', 'execute', 'aggregate']) expect(steps).toContain(step);
      }
      if (!workload.id.startsWith('test-')) expect(elsewhere).not.toEqual([]);
    });

    describe.each(buildsOf(workload))('%s', (_name, build) => {
      it('gives the golden figures', async () => {
        const built = await build(workload);
        for (const golden of cases) {
          const summary = workload.summary(
            golden.parameters,
            await runCut(workload, golden, built),
          );
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
          const once = await runCut(workload, golden, built);
          await fc.assert(
            fc.asyncProperty(shares, kinds, async (at, kind) => {
              expect(await runCut(workload, golden, built, cutAt(at), kind)).toEqual(once);
            }),
            { numRuns: 8 },
          );
        }
      });

      it('agrees with the JavaScript kernel', async () => {
        const [built, js] = [await build(workload), await buildJs(workload)];
        for (const golden of cases) {
          const output = await runCut(workload, golden, built);
          const expected = await runCut(workload, golden, js);
          const verdict = workload.check(golden.parameters, output, expected, built.id);
          expect(verdict).toMatchObject({ ok: true });
          if (verdict.rule === 'exact') expect(output).toEqual(expected);
        }
      });
    });

    it('notices one wrong element of any output', async () => {
      const js = await buildJs(workload);
      for (const golden of cases) {
        const expected = await runCut(workload, golden, js);
        for (const name of workload.outputs) {
          const length = expected[name]?.length ?? 0;
          fc.assert(
            fc.property(fc.nat({ max: length - 1 }), (index) => {
              const damaged = expected[name]?.slice() as View;
              damaged[index] = (damaged[index] ?? 0) + 1;
              const output = { ...expected, [name]: damaged };
              const verdict = workload.check(golden.parameters, output, expected, 'wasm');
              expect(verdict).toMatchObject({ ok: false, mismatch: { array: name, index } });
              expect(verdict.differingShare).toBeCloseTo(1 / length);
            }),
            { numRuns: 20 },
          );
        }
      }
    });

    it('makes a picture', async () => {
      const js = await buildJs(workload);
      for (const golden of cases) {
        const output = await runCut(workload, golden, js);
        const { parameters, seed, input = {} } = golden;
        const pictures = workload.depict(parameters, output, seed, input);
        expect(pictures).not.toEqual([]);
        for (const picture of pictures) {
          expect(picture.caption).not.toBe('');
          expect(hasContent(picture), picture.caption).toBe(true);
        }
      }
    });
  },
);
