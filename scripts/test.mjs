// `npm test`: every check one after the other, all of them even where one fails, and one closing line.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const results = join(root, 'test-results');

/** Counts of Vitest's JSON report. */
function countUnit(file) {
  const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  // A file that does not load has no test, and still failed.
  return {
    passed: numPassedTests,
    failed: numFailedTests || numFailedTestSuites,
    skipped: numPendingTests,
  };
}

/** Counts of Playwright's JSON report. */
function countEndToEnd(file) {
  const { stats, errors } = JSON.parse(readFileSync(file, 'utf8'));
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}

const unitReport = join(results, 'unit.json');
const endToEndReport = join(results, 'e2e.json');

const steps = [
  { name: 'format', args: ['run', '--silent', 'format:check'] },
  { name: 'lint', args: ['run', '--silent', 'lint'] },
  { name: 'types', args: ['run', '--silent', 'typecheck'] },
  { name: 'dead code', args: ['run', '--silent', 'knip'] },
  {
    name: 'unit tests',
    args: [
      'run',
      '--silent',
      'test:unit',
      '--',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${unitReport}`,
    ],
    report: unitReport,
    count: countUnit,
  },
  { name: 'build', args: ['run', '--silent', 'build', '--', '--logLevel', 'warn'] },
  { name: 'size of the first load', args: ['run', '--silent', 'size'] },
  {
    name: 'browser and end-to-end tests',
    args: ['run', '--silent', 'test:e2e'],
    report: endToEndReport,
    count: countEndToEnd,
  },
];

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const total = { passed: 0, failed: 0, skipped: 0 };
for (const { name, args, report, count } of steps) {
  process.stdout.write(`\n== ${name}\n`);
  const startedMs = Date.now();
  const shell = process.platform === 'win32';
  const { status } = spawnSync('npm', args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell,
  });
  let counted = { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 };
  if (count && existsSync(report)) {
    counted = count(report);
    // A runner may fail for reasons that no test names.
    if (status !== 0 && counted.failed === 0) counted = { ...counted, failed: 1 };
  }
  for (const key of Object.keys(total)) total[key] += counted[key];
  const seconds = ((Date.now() - startedMs) / 1000).toFixed(1);
  process.stdout.write(`== ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${seconds} s\n`);
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${skipped}\n`);
process.exit(total.failed > 0 ? 1 : 0);
