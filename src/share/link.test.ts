// A link repeats its experiment exactly, and no text in an address can break the page.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldNames, fields, standardFields, type FieldName } from '../record/fields.ts';
import type { Config } from '../record/config.ts';
import { configToQuery, queryToConfig, textToNumber } from './link.ts';

const defaults: Config = {
  ...standardFields,
  parameters: {},
};

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const word = fc.stringMatching(/^[a-z][a-z-]{0,30}$/);
/** Values of a field as a person may come to them; some are refused by the check, none is lost. */
function valuesOf(name: FieldName): fc.Arbitrary<unknown> {
  const field = fields[name];
  switch (field.kind) {
    case 'word':
      return word;
    case 'number':
      return field.integer ? fc.integer() : finite.map((value) => value + 0);
    case 'counts':
      return fc
        .uniqueArray(fc.integer({ min: 0, max: 5000 }), { maxLength: 40 })
        .map((counts) => counts.toSorted((a, b) => a - b));
    case 'auto':
      return fc.oneof(fc.constant('auto' as const), fc.integer({ min: -5, max: 1e9 }));
    case 'text':
      return fc.constantFrom('faster-3-than-2', 'times-4', 'what');
  }
}

const configs = fc.record({
  ...Object.fromEntries(fieldNames.map((name) => [name, valuesOf(name)])),
  parameters: fc.dictionary(
    fc.constantFrom('size', 'iterations', 'centreX', 'zoom'),
    finite.map((value) => value + 0),
  ),
}) as unknown as fc.Arbitrary<Config>;

describe('configToQuery and queryToConfig', () => {
  test('the default experiment needs no query', () => {
    expect(configToQuery(defaults, defaults)).toBe('');
    expect(queryToConfig('', defaults)).toEqual({ config: defaults, drafts: {} });
  });

  test('only what differs stands in a query that can be read', () => {
    const config = { ...defaults, parameters: { size: 2048 }, processors: [1, 2, 4], kernel: 'js' };
    expect(configToQuery(config, defaults)).toBe('size=2048&kernel=js&processors=1,2,4');
  });

  test('a query made from a configuration reads back as that configuration', () => {
    fc.assert(
      fc.property(configs, (config) => {
        const read = queryToConfig(`?${configToQuery(config, defaults)}`, defaults);
        expect(read.drafts).toEqual({});
        expect(read.config).toEqual(config);
        // Without defaults all of it is there, whatever they are by the time that it is read.
        const whole = queryToConfig(configToQuery(config, undefined), { ...defaults, seed: -7 });
        expect(whole).toEqual({ config, drafts: {} });
      }),
    );
  });

  test('I6: any text gives a configuration, and unreadable numbers keep their text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'binary' }), (text) => {
        const read = queryToConfig(text, defaults);
        for (const field of ['serialShare', 'samples', 'seed'] as const) {
          if (Number.isNaN(read.config[field])) expect(read.drafts[field]).toBeDefined();
        }
      }),
    );
  });

  test('I6: a link with any bit of any character changed, or cut off anywhere, gives a configuration', () => {
    const link =
      'workload=k-means&rounds=3&backend=hybrid&kernel=js&processors=1-4,8&schedule=guided&transport=clone&balance=cost&aggregation=tree&grain=64&serial-share=0.25&samples=12&seed=99';
    for (let at = 0; at < link.length; at++) {
      const damaged = [0, 1, 2, 3, 4, 5, 6, 7].map((bit) =>
        String.fromCodePoint(link.codePointAt(at)! ^ (1 << bit)),
      );
      for (const middle of [...damaged, '']) {
        const text = link.slice(0, at) + middle + (middle === '' ? '' : link.slice(at + 1));
        const { config, drafts } = queryToConfig(text, defaults);
        // What it says is read, or stays as it was typed: no number is made up.
        for (const field of ['serialShare', 'samples', 'seed'] as const) {
          if (Number.isNaN(config[field])) expect(drafts[field], text).toBeDefined();
        }
        expect(Object.getPrototypeOf(config.parameters), text).toBe(Object.prototype);
        expect(configToQuery(config, defaults, drafts).length).toBeLessThan(2 * link.length);
      }
    }
  });

  test.each(['NaN', 'Infinity', '1e999', '0x10', '', ' ', '1 2', 'ten', '1,5'])(
    'I2: samples=%j is no number, and stays to be seen',
    (text) => {
      const read = queryToConfig(new URLSearchParams({ samples: text }).toString(), defaults);
      expect(read.config.samples).toBeNaN();
      expect(read.drafts.samples).toBe(text);
    },
  );

  test('a draft goes back into the address as it was typed', () => {
    const read = queryToConfig('size=big&processors=two&seed=7', defaults);
    expect(configToQuery(read.config, defaults, read.drafts)).toBe(
      'size=big&processors=two&seed=7',
    );
  });

  test('I1: keys of the prototype are no parameters', () => {
    const read = queryToConfig('__proto__=1&constructor=2&toString=3&size=4', defaults);
    expect(Object.getPrototypeOf(read.config.parameters)).toBe(Object.prototype);
    expect(Object.hasOwn(read.config.parameters, '__proto__')).toBe(false);
    expect(read.config.parameters['size']).toBe(4);
    expect(({} as Record<string, unknown>)['size']).toBeUndefined();
  });

  test('I6: over-long addresses are cut', () => {
    const many = Array.from({ length: 5000 }, (_, index) => `p${index}=1`).join('&');
    expect(Object.keys(queryToConfig(many, defaults).config.parameters)).toHaveLength(32);
    const long = queryToConfig(`workload=${'x'.repeat(1_000_000)}`, defaults);
    expect(long.config.workload).toHaveLength(200);
  });
});

test('numbers are read as people write them', () => {
  expect(textToNumber(' 1e3 ')).toBe(1000);
  expect(textToNumber('-.5')).toBe(-0.5);
  expect(textToNumber('3.')).toBe(3);
});
