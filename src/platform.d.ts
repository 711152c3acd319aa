// The platform words that the core may use: what a browser, a worker and Node have alike. The core is
// compiled without their libraries, so anything else is an error.

interface AbortSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

declare const performance: {
  now(): number;
  readonly timeOrigin: number;
};

declare function setInterval(callback: () => void, everyMs: number): number;
declare function clearInterval(timer: number): void;

declare namespace WebAssembly {
  type ExportValue = unknown;
  type Exports = Record<string, ExportValue>;
}
