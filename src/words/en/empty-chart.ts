// What stands in place of points if a chart has none.

/** By the reason: no result was right, there is one processor only, or the base of the speedups is missing. */
export const emptyChartWords = {
  'all-wrong':
    'No point is drawn: every result is wrong, and a wrong result has no speed. The panel Numbers says how far off each of them is.',
  'one-processor':
    'No point is drawn: a serial fraction needs a right result on two processors or more.',
  'no-base-one':
    'No point is drawn: the result on one processor, which is the base, is wrong or missing. Choose the base “best serial”, or the view Time.',
  'no-base-serial':
    'No point is drawn: the best serial run, which is the base, has no time. Choose the view Time.',
} as const;
