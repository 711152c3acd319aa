// The one way to start a worker. Where a page must not make scripts of text (Trusted Types), this is the one
// policy that may name a script, and it names files of the lab alone.

/** What of Trusted Types is used; a browser that lacks them takes plain addresses. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ): { createScriptURL(address: string): string };
}

/** `address` as it is where it is one of this origin; anything else throws. */
function ofThisOrigin(address: string): string {
  if (new URL(address, location.href).origin === location.origin) return address;
  throw new TypeError(
    `A worker was to be started from ${address}, which is not a part of the lab.`,
  );
}

// The content security policy of the servers lets no other be made.
const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy(
  import.meta.env.VITE_TRUSTED_POLICY,
  { createScriptURL: ofThisOrigin },
) ?? { createScriptURL: ofThisOrigin };

/**
 * Starts the worker whose built file lies at `address`, what an import of `./x.worker.ts?worker&url` gives.
 * Code that does not load makes itself heard by an `error` event.
 */
export function startWorker(address: string, name: string): Worker {
  return new Worker(policy.createScriptURL(address), { type: 'module', name });
}
