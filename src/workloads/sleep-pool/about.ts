// What a person reads about this workload; loaded on first use.

import type { About } from '../../contract/workload.ts';

export const about: About = {
  pattern:
    'A pool of processes that is handed calls as soon as one of them is free: multiprocessing.Pool.apply_async. Call x takes x units of time and returns x squared.',
  cost: 'Nearly nothing is computed. Calls 1, 2, 3 and 4 take 10 units one after the other; on four processors the longest takes 4, so the speedup is 10 / 4 = 2.5 and not 4. No number of processors ends before the longest call.',
  attempt:
    'Take 8 processors and 16 calls: waiting scales past the cores, for a call that waits holds none. Then let the calls compute, and see the cores decide.',
  elsewhere: [
    {
      tool: 'multiprocessing.Pool',
      language: 'python',
      lines: [
        { text: 'from multiprocessing import Pool' },
        { text: 'from time import perf_counter, sleep' },
        { text: '' },
        { text: 'def f(x):', step: 'execute' },
        { text: '    sleep(x)', step: 'execute' },
        { text: '    return x * x', step: 'execute' },
        { text: '' },
        { text: "if __name__ == '__main__':" },
        { text: '    calls = [1, 2, 3, 4]', step: 'decompose' },
        { text: '    with Pool(4) as pool:' },
        { text: '        start = perf_counter()' },
        { text: '        waiting = [pool.apply_async(f, (x,)) for x in calls]', step: 'assign' },
        { text: '        results = [one.get() for one in waiting]', step: 'aggregate' },
        { text: '        seconds = perf_counter() - start' },
        { text: "    print(results, f'{sum(calls) / seconds:.1f} times as fast')" },
      ],
    },
    {
      tool: 'concurrent.futures',
      language: 'python',
      lines: [
        { text: 'from concurrent.futures import ThreadPoolExecutor' },
        { text: 'from time import perf_counter, sleep' },
        { text: '' },
        { text: 'def f(x):', step: 'execute' },
        {
          text: '    sleep(x)  # a thread that sleeps gives the interpreter to others',
          step: 'execute',
        },
        { text: '    return x * x', step: 'execute' },
        { text: '' },
        { text: 'calls = [1, 2, 3, 4]', step: 'decompose' },
        { text: 'with ThreadPoolExecutor(4) as pool:' },
        { text: '    start = perf_counter()' },
        { text: '    futures = [pool.submit(f, x) for x in calls]', step: 'assign' },
        { text: '    print([future.result() for future in futures])', step: 'aggregate' },
        { text: "print(f'{sum(calls) / (perf_counter() - start):.1f} times as fast')" },
      ],
    },
  ],
};
