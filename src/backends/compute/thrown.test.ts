// Whatever a kernel throws becomes a short text, at once.

import { expect, test } from 'vitest';
import { describeThrown } from './thrown.ts';

const long = 'x'.repeat(200_000);

/** An error whose every property throws. */
const mute = new Proxy(new Error('hidden'), {
  get() {
    throw new Error('no property');
  },
});
/** What does not even say whose instance it is. */
const closed = new Proxy(new Error('hidden'), {
  get() {
    throw new Error('no property');
  },
  getPrototypeOf() {
    throw new Error('no prototype');
  },
});
const { proxy: revoked, revoke } = Proxy.revocable({}, {});
revoke();

function errorWith(properties: PropertyDescriptorMap): Error {
  return Object.defineProperties(new Error('plain'), properties);
}

const throwing = {
  get: (): never => {
    throw new Error('a getter that throws');
  },
};

test.each([
  ['200 kB without a blank', new Error(long), /^x{300}… \(at thrown\.test\.ts:\d+:\d+\)$/],
  ['200 kB of slashes and dots', new Error('/a.js'.repeat(40_000)), /…/],
  ['a string of 200 kB', long, /^it threw x{300}…$/],
  ['control characters', new Error('\u0000\u0007a\u001b[31m\nb\u009b'), /^a \[31m b \(at /],
  ['only control characters', new Error('\u0000'.repeat(2_000)), /^Error \(at /],
  ['a turn of the writing direction', 'safe\u202egnp.exe', /^it threw safe gnp\.exe$/],
  ['half a surrogate pair', 'a\ud83d', /^it threw a$/],
  ['a symbol', Symbol('odd'), /^it threw Symbol\(odd\)$/],
  ['a symbol as message', errorWith({ message: { value: Symbol('odd') } }), /^Error( \(at |$)/],
  ['a message that throws', errorWith({ message: throwing }), /^Error( \(at |$)/],
  [
    'a name that throws',
    errorWith({ message: { value: '' }, name: throwing }),
    /^an error without/,
  ],
  ['a stack that throws', errorWith({ stack: throwing }), /^plain$/],
  ['a stack that is no text', errorWith({ stack: { value: 12 } }), /^plain$/],
  ['an error whose every property throws', mute, /^an error without a text$/],
  ['a proxy that answers nothing', closed, /^it threw an object without a text$/],
  ['a proxy that was revoked', revoked, /^it threw an object without a text$/],
  ['toString that throws', { toString: throwing.get }, /^it threw an object without a text$/],
  ['toString that gives no text', { toString: () => ({}) }, /^it threw an object without a text$/],
  ['toString of 200 kB', { toString: () => long }, /^it threw x{300}…$/],
  ['an object without a prototype', Object.create(null), /^it threw an object without a text$/],
  ['undefined', undefined, /^it threw undefined$/],
  ['null', null, /^it threw null$/],
  ['a number', -0, /^it threw 0$/],
  ['a big number', 10n ** 1_000n, /^it threw 10{299}…$/],
  ['a function', () => 1, /^it threw \(\) => 1$/],
] as const)('%s', (_, thrown: unknown, text) => {
  const described = describeThrown(thrown);
  expect(described).toMatch(text);
  expect(described.length).toBeLessThan(400);
});

test('names the first frame of the stack that has a file, after a message as long as it likes', () => {
  const frames = '\n    at go (http://h/assets/kernel-Ab_9.js:1:23)\n    at http://h/b.js:9:9';
  const error = new Error(long);
  error.stack = `Error: ${long}${frames}`;
  expect(describeThrown(error)).toMatch(/… \(at kernel-Ab_9\.js:1:23\)$/);
  // Firefox and Safari write frames alone.
  error.stack = 'go@http://h/assets/kernel.js:4:5\nb@http://h/b.js:9:9';
  expect(describeThrown(error)).toMatch(/… \(at kernel\.js:4:5\)$/);
});
