// What is installed: packages of the registry, by their hash, none of which needs to run a script.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

interface Locked {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly optional?: boolean;
}

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const read = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'));
const { packages } = read('package-lock.json') as {
  readonly packages: Readonly<Record<string, Locked>>;
};
const installed = Object.entries(packages).filter(([path]) => path !== '');

const npmRegistry = 'https://registry.npmjs.org/';

test('H9: every package comes from the registry, by a hash', () => {
  expect(installed.length).toBeGreaterThan(100);
  const odd = installed.filter(
    ([, { resolved, integrity }]) =>
      // Without an address it is the registry that npm is set to.
      !(resolved ?? npmRegistry).startsWith(npmRegistry) || !integrity?.startsWith('sha512-'),
  );
  expect(odd).toEqual([]);
});

/** Packages with such a script, and why the lab does without it. */
const scripted = {
  'node_modules/webgpu':
    'on macOS it takes a mark of quarantine from a library of tests, which npm does not set',
};

test('H9: no package needs to run a script when it is installed', () => {
  const found = installed.flatMap(([path, { hasInstallScript, optional }]) =>
    hasInstallScript === true && optional !== true ? [path] : [],
  );
  expect(found).toEqual(Object.keys(scripted));
});

test('H9: every dependency is one version, and the lock has it', () => {
  const manifest = read('package.json') as Readonly<
    Record<'dependencies' | 'devDependencies', Readonly<Record<string, string>>>
  >;
  for (const [name, version] of Object.entries({
    ...manifest.dependencies,
    ...manifest.devDependencies,
  })) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
    expect(packages[`node_modules/${name}`], name).toMatchObject({ version });
  }
});

test('H9: the first start installs without scripts', () => {
  expect(readFileSync(join(root, 'scripts', 'ensure.mjs'), 'utf8')).toContain("'--ignore-scripts'");
});
