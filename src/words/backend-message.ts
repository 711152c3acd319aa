// How a backend fails, and what it mended: keys and values of messages.

/** A sentence that says all without values. */
type NoValues = Readonly<Record<string, never>>;

export interface BackendMessages {
  'backend.no-webgpu': NoValues;
  'backend.gpu-asked': NoValues;
  'backend.no-adapter': NoValues;
  'backend.hybrid-needs-shared': NoValues;
  'backend.adapter-timeout': { readonly seconds: number };
  'backend.no-device': { readonly reason: string };
  'backend.gpu-limit': { readonly what: string; readonly needed: number; readonly limit: number };
  'backend.device-lost': { readonly reason: string };
  'backend.gpu-paused': { readonly seconds: number };
  'backend.gpu-memory': { readonly neededBytes: number };
  'backend.gpu-error': { readonly reason: string };
  'backend.gpu-read-back': { readonly reason: string };
  'backend.gpu-move': { readonly stage: string; readonly move: string };
  'note.gpu-default-limits': { readonly limitBytes: number };
  'note.timestamps-dropped': { readonly reason: 'negative' | 'longer' | 'coarse' };
  'backend.worker-load': { readonly reason: string };
  'backend.worker-lost': { readonly lane: number; readonly reason: string };
  'backend.task-failed': {
    readonly task: number;
    readonly start: number;
    readonly end: number;
    readonly reason: string;
  };
  'backend.task-kills': {
    readonly task: number;
    readonly start: number;
    readonly end: number;
    readonly times: number;
    readonly reason: string;
  };
  'backend.unhandled': { readonly lane: number; readonly reason: string };
  'backend.update-torn': {
    readonly lane: number;
    readonly reason: string;
    readonly task: number;
  };
  // Mended while running.
  'note.sample-repeated': {
    readonly lane: number;
    readonly reason: string;
    readonly times: number;
  };
  'incident.worker-replaced': {
    readonly lane: number;
    readonly reason: string;
    /** The task it was at; null between two. */
    readonly task: number | null;
    readonly attempt: number;
    readonly most: number;
  };
  'backend.memory': { readonly neededBytes: number };
}
