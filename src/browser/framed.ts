// Whether the page lies within a page of somebody else's, who could have a person press what they do not see.

/**
 * True where a window around this one is of another origin. Servers forbid that by a header
 * (`frame-ancestors`); on a host that sends none the page has to see it for itself.
 */
export function isFramedByOthers(): boolean {
  let outer: Window = window;
  while (outer !== outer.parent) {
    outer = outer.parent;
    try {
      if (outer.location.origin !== location.origin) return true;
    } catch {
      // What must not be read is foreign.
      return true;
    }
  }
  return false;
}
