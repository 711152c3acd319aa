// When the page has drawn what its state says.

/** A frame that takes longer is not waited for: a window that is covered may get none. */
const longestFrameMs = 250;

/** Resolves when the page, as it is now, has been drawn; at once where it is hidden. */
export function drawn(): Promise<void> {
  if (document.hidden) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, longestFrameMs);
    // The first callback comes before the frame is drawn, the second after it.
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  });
}
