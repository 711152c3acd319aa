// An estimate in words: rough on purpose.

/** "about 9 s", "about 4 min", "under a second". */
export function aboutTime(ms: number): string {
  if (!Number.isFinite(ms)) return 'an unknown time';
  if (ms < 950) return 'under a second';
  if (ms < 99_500) return `about ${Math.round(ms / 1000)} s`;
  if (ms < 5_400_000) return `about ${Math.round(ms / 60_000)} min`;
  return `about ${Math.round(ms / 3_600_000)} h`;
}
