// Machines side by side, with figures of a usual kind: latency one way, and bandwidth of a link.

export const networks = {
  none: undefined,
  rack: { processorsPerMachine: 16, latencyMs: 0.01, bytesPerMs: 1.25e7 },
  office: { processorsPerMachine: 8, latencyMs: 0.2, bytesPerMs: 1.25e5 },
  internet: { processorsPerMachine: 4, latencyMs: 20, bytesPerMs: 1.25e4 },
} as const;
export type NetworkId = keyof typeof networks;
