// A lock that a worker holds as long as it lives (Web Locks API): whoever is granted it next knows that
// the worker has ended, and that nothing of it runs or writes any more.

/**
 * A worker terminated in a loop runs for 2 s more (Chromium 156; up to 2.25 s for a nested one). Where
 * there are no locks (a page that is not secure) that long is waited.
 */
const afterlifeMs = 2_250;

/** Whether the end of a worker can be seen here. */
export function canSeeEnd(): boolean {
  return locks() !== undefined;
}

function locks(): LockManager | undefined {
  return (navigator as { locks?: LockManager }).locks;
}

/** In the worker: takes the lock for life; resolves when it is held. */
export function holdForLife(name: string): Promise<void> {
  const manager = locks();
  if (!manager) return Promise.resolve();
  return new Promise((resolve) => {
    void manager.request(name, () => {
      resolve();
      return new Promise<never>(() => undefined);
    });
  });
}

/** Resolves when the worker that holds `name` has ended; without locks only after its longest afterlife. */
export async function lockToEnd(name: string): Promise<void> {
  const manager = locks();
  if (manager) await manager.request(name, () => undefined);
  else await new Promise((resolve) => setTimeout(resolve, afterlifeMs));
}
