// What a kernel threw, as text: anything can be thrown, and not everything can be sent.

/** The message of `thrown`, with the place in the kernel where the stack names one. */
export function describeThrown(thrown: unknown): string {
  if (!(thrown instanceof Error)) return describeValue(thrown);
  const place = /([^/\s(]+\.(?:js|ts|wasm)[^)\s]*:\d+)/.exec(thrown.stack ?? '')?.[1];
  const message = thrown.message === '' ? thrown.name : thrown.message;
  return place === undefined ? message : `${message} (at ${place})`;
}

function describeValue(thrown: unknown): string {
  try {
    return `it threw ${typeof thrown === 'string' ? thrown : String(thrown)}`;
  } catch {
    return `it threw a ${typeof thrown} that cannot be written`;
  }
}
