// A turn of the event loop.

/** Resolves after everything that waits now. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
