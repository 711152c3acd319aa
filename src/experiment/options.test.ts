// A choice that the options allow is accepted by the check, and one that they refuse is refused with the same message.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backendTraits } from '../backends/traits.ts';
import { defaultConfig } from '../engine/catalogue.ts';
import { fieldNames, fields, fieldsOf, isNumberField } from '../record/fields.ts';
import { workloads } from '../workloads/index.ts';
import { checkConfig } from './check.ts';
import type { Choices } from './check-fields.ts';
import { optionsOf } from './options.ts';
import type { Config } from '../record/config.ts';
import type { Message } from '../words/message.ts';

const noGpu = { ok: false, reason: { key: 'backend.no-webgpu', values: {} } } as const;
const machines: fc.Arbitrary<Choices> = fc
  .record({
    isolated: fc.boolean(),
    gpu: fc.constantFrom(undefined, noGpu, { ok: true } as const),
  })
  .map(({ isolated, gpu }) => ({
    workloads,
    backends: backendTraits,
    isolated,
    ...(gpu && { gpu }),
  }));

/** Any configuration that a person can come to by the form, the link or the command line. */
const configs: fc.Arbitrary<Config> = fc
  .record({
    workload: fc.constantFrom(...workloads.map(({ id }) => id)),
    backend: fc.constantFrom(...backendTraits.map(({ id }) => id)),
    kernel: fc.constantFrom('js', 'wasm', 'wgsl', 'cobol'),
    processors: fc.constantFrom([1], [1, 2], [1, 64], [1, 1000]),
    schedule: fc.constantFrom('static', 'cyclic', 'dynamic', 'guided', 'stealing', 'magic'),
    transport: fc.constantFrom('auto', 'shared', 'transfer', 'clone'),
    balance: fc.constantFrom('count', 'cost'),
    aggregation: fc.constantFrom('driver', 'tree'),
    serialShare: fc.constantFrom(0, 0.5, 2),
    coldStarts: fc.constantFrom(0, 3, -1),
  })
  .map((given) => ({ ...defaultConfig({ workload: given.workload }, 4), ...given }));

function refusal(name: string, config: Config, choices: Choices): Message | undefined {
  return checkConfig(config, choices).problems.find(({ field }) => field === name)?.message;
}

describe('optionsOf', () => {
  it('says of every choice what the check says of it', () => {
    fc.assert(
      fc.property(configs, machines, (config, choices) => {
        const { choices: offered } = optionsOf(config, defaultConfig({}, 4), choices);
        for (const [name] of fieldsOf('word')) {
          expect(offered[name].length).toBeGreaterThan(1);
          for (const { id, reason } of offered[name])
            expect(reason, `${name} ${id}`).toEqual(
              refusal(name, { ...config, [name]: id }, choices),
            );
        }
      }),
      { numRuns: 60 },
    );
  });

  it('says of every number that must stay why, and of others nothing', () => {
    fc.assert(
      fc.property(configs, machines, (config, choices) => {
        const { fixed } = optionsOf(config, defaultConfig({}, 4), choices);
        for (const name of fieldNames.filter(isNumberField)) {
          const { max } = fieldsOf('number').find(([one]) => one === name)?.[1] ?? { max: NaN };
          expect(fixed[name]).toEqual(refusal(name, { ...config, [name]: max }, choices));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('finds a nearest configuration that works, with what is computed and where as it was', () => {
    fc.assert(
      fc.property(configs, machines, (config, choices) => {
        const { nearest } = optionsOf(config, defaultConfig({}, 4), choices);
        const { workload, backend } = config;
        expect(nearest).toMatchObject({ workload, backend });
        const refused = checkConfig(nearest, choices).problems.map(({ field }) => field);
        // A workload without a kernel for the backend, and a browser without one, can be mended by neither.
        const isOpen = refusal('backend', config, choices) === undefined;
        if (isOpen) expect(refused).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('leaves what works as it is', () => {
    const config = defaultConfig({}, 4);
    const choices = { workloads, backends: backendTraits, isolated: true };
    expect(optionsOf(config, config, choices).nearest).toEqual(config);
    expect(Object.keys(fields)).toContain('samples');
  });
});
