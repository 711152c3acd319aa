// What a person reads about this workload; loaded on first use.

import type { About } from '../../contract/workload.ts';

export const about: About = {
  pattern:
    'The sieve of Eratosthenes cut into blocks of 262,144 numbers. Every block needs only the primes up to the square root of the limit, so blocks are independent; their counts are summed in the end.',
  cost: 'In striking out multiples, one bit at a time, within 16 KiB that stay in the first cache: cores do not wait for memory. Early blocks have fewer primes to strike with, so they cost a little less.',
  attempt:
    'Set the grain to all blocks of a processor and compare static with dynamic. Then send the bits by transfer or clone and see what 6 MB of result cost.',
  elsewhere: [
    {
      tool: 'multiprocessing.Pool',
      language: 'python',
      lines: [
        { text: 'from math import isqrt' },
        { text: 'from multiprocessing import Pool' },
        { text: '' },
        { text: 'LIMIT, BLOCK = 10**7, 2**18' },
        { text: 'ROOT = isqrt(LIMIT)' },
        {
          text: 'SMALL = [n for n in range(2, ROOT + 1) if all(n % d for d in range(2, isqrt(n) + 1))]',
        },
        { text: '' },
        { text: 'def sieve(base):', step: 'execute' },
        { text: '    top = min(base + BLOCK, LIMIT + 1)', step: 'execute' },
        { text: '    prime = bytearray([1]) * (top - base)', step: 'execute' },
        { text: '    for p in SMALL:', step: 'execute' },
        { text: '        first = max(p * p, -(-base // p) * p) - base', step: 'execute' },
        {
          text: '        prime[first::p] = bytes(len(range(first, top - base, p)))',
          step: 'execute',
        },
        { text: '    return sum(prime) - (2 if base == 0 else 0)  # 0 and 1', step: 'exchange' },
        { text: '' },
        { text: "if __name__ == '__main__':" },
        { text: '    blocks = range(0, LIMIT + 1, BLOCK)', step: 'decompose' },
        { text: '    with Pool(4) as pool:' },
        { text: '        counts = pool.imap_unordered(sieve, blocks)', step: 'assign' },
        { text: '        print(sum(counts))  # 664579', step: 'aggregate' },
      ],
    },
    {
      tool: 'OpenMP',
      language: 'c',
      lines: [
        { text: '#include <stdio.h>' },
        { text: '#include <stdlib.h>' },
        { text: 'enum { LIMIT = 10000000, BLOCK = 1 << 18 };' },
        { text: 'int main(void) {' },
        { text: '  char small[4000] = {0};' },
        { text: '  for (int p = 2; p * p < 4000; p++)' },
        { text: '    for (int m = p * p; m < 4000 && !small[p]; m += p) small[m] = 1;' },
        { text: '  long count = 0;' },
        { text: '  #pragma omp parallel for schedule(dynamic) reduction(+:count)', step: 'assign' },
        { text: '  for (int base = 0; base <= LIMIT; base += BLOCK) {', step: 'decompose' },
        { text: '    char *out = calloc(BLOCK, 1);', step: 'execute' },
        { text: '    for (int p = 2; p < 3163; p++)', step: 'execute' },
        {
          text: '      for (int m = p * p > base ? p * p : (base + p - 1) / p * p;',
          step: 'execute',
        },
        {
          text: '           m < base + BLOCK && !small[p]; m += p) out[m - base] = 1;',
          step: 'execute',
        },
        {
          text: '    for (int i = base < 2 ? 2 : 0; i < BLOCK && base + i <= LIMIT; i++)',
          step: 'aggregate',
        },
        { text: '      count += !out[i];', step: 'aggregate' },
        { text: '    free(out);' },
        { text: '  }' },
        { text: '  printf("%ld\\n", count);  // 664579' },
        { text: '}' },
      ],
    },
  ],
};
