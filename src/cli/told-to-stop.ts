// Ctrl-C, the end asked for by another process, and a terminal that is closed.

/** Exit statuses as shells know them: 128 and the number of the signal. */
const statuses = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

export interface ToldToStop {
  /** Resolves with the exit status, when the first of the signals arrives. */
  readonly asked: Promise<number>;
  /** From now on the signals end the process as they do any other. */
  readonly forget: () => void;
}

/** Listens from now on. */
export function toldToStop(): ToldToStop {
  const listeners: (readonly [NodeJS.Signals, () => void])[] = [];
  const asked = new Promise<number>((resolve) => {
    for (const [signal, status] of Object.entries(statuses)) {
      const hear = (): void => resolve(status);
      listeners.push([signal as keyof typeof statuses, hear]);
      process.on(signal, hear);
    }
  });
  const forget = (): void => {
    for (const [signal, hear] of listeners) process.off(signal, hear);
  };
  return { asked, forget };
}
