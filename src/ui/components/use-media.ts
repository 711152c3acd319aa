// Whether a media query holds, for what is another element and not only another look.

import { useCallback, useSyncExternalStore } from 'react';

/** Draws again when the query's answer changes. */
export function useMedia(query: string): boolean {
  const follow = useCallback(
    (changed: () => void) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    [query],
  );
  return useSyncExternalStore(follow, () => matchMedia(query).matches);
}
