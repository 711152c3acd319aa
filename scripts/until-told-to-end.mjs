// When a server that runs until it is stopped should end: apart, so that it is tried without a build.

/** How often the process that started this one is looked for. */
const everyMs = 500;

/**
 * Resolves on Ctrl-C, SIGTERM, and SIGHUP (its terminal was closed), and when the process that started this one has ended: npm's shell dies
 * of a SIGTERM without handing it on, and the server would stay behind with its port.
 */
export function untilToldToEnd({ withParent }) {
  return new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
    process.once('SIGHUP', resolve);
    if (!withParent) return;
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      resolve();
    }, everyMs);
  });
}
