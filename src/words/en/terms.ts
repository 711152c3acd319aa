// English meanings of the field's terms, a sentence or two each, for readers who meet them first on the page.

const meanings = {
  speedup:
    'Speedup: the time of the base divided by the time on n processors. 2.00 times means half the time.',
  efficiency:
    'Efficiency: the speedup divided by n. 100 % means that n processors were n times as fast as one.',
  throughput: 'Throughput: work done per second.',
  'serial-fraction':
    'Serial fraction of Karp and Flatt: the serial part that a measured speedup would have if Amdahl’s law held exactly.',
  'parallel-fraction':
    'Parallel fraction p: the part of the work of one processor that can be shared out. The rest, 1 − p, stays serial.',
  'amdahl-law':
    'Amdahl’s law: S(n) = 1 / ((1 − p) + p / n). The serial part never gets shorter, so S stays below 1 / (1 − p).',
  fitted:
    'Fitted: the p whose Amdahl curve comes nearest to the measured times. Everything that does not shrink with n counts as serial, overhead and waiting too.',
  spans:
    'From spans: of the useful time of one processor, the part that others could have shared. Overhead and waiting do not count.',
  construction:
    'By construction: the p that follows from the serial share you set, at the measured costs of the tasks.',
  'best-serial':
    'Best serial program: the fastest verified kernel on one core, as one task, without any of the parallel machinery.',
  interval: '95 % interval: where the true value lies in 95 of 100 experiments like this one.',
  'load-imbalance':
    'Load imbalance: some processors have more to do than others, and those who are done wait.',
  'weak-scaling':
    'Weak scaling: the problem grows with the processors, and the time is compared (Gustafson).',
} as const;

/** Terms that the page explains. */
export type TermId = keyof typeof meanings;

/** What a term means. */
export function termMeaning(id: TermId): string {
  return meanings[id];
}
