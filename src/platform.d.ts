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

/** A text of bytes, one a letter, as base64; and back. */
declare function btoa(bytes: string): string;
declare function atob(base64: string): string;

declare function setTimeout(callback: () => void, afterMs?: number): number;
declare function setInterval(callback: () => void, everyMs: number): number;
declare function clearInterval(timer: number): void;

declare namespace WebAssembly {
  type ExportValue = unknown;
  type Exports = Record<string, ExportValue>;
  class Memory {
    constructor(limits: { initial: number; maximum: number; shared: boolean });
    readonly buffer: ArrayBufferLike;
  }
}

interface Blob {
  readonly size: number;
  readonly type: string;
  slice(start?: number, end?: number): Blob;
  arrayBuffer(): Promise<ArrayBuffer>;
  text(): Promise<string>;
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: ArrayBufferView | ArrayBuffer, options?: { stream?: boolean }): string;
}

declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}

interface ImageBitmap {
  readonly width: number;
  readonly height: number;
  close(): void;
}

/** Not in Node: readers of images run in a browser's worker only. */
declare function createImageBitmap(
  image: Blob,
  options?: { premultiplyAlpha?: 'default' | 'none' },
): Promise<ImageBitmap>;

/** Chrome 94, Firefox 130, Safari 16.4. */
declare class VideoFrame {
  constructor(image: ImageBitmap, options: { timestamp: number });
  readonly format: string | null;
  readonly colorSpace: { readonly primaries: string | null; readonly transfer: string | null };
  copyTo(
    to: Uint32Array<ArrayBuffer>,
    options: {
      format: 'RGBA';
      rect: { x: number; y: number; width: number; height: number };
      layout: { offset: number; stride: number }[];
    },
  ): Promise<unknown>;
  close(): void;
}

/** Chrome 94, Firefox 133, Safari 26. */
declare class ImageDecoder {
  constructor(given: { data: ArrayBuffer; type: string });
  readonly completed: Promise<void>;
  readonly tracks: {
    readonly ready: Promise<void>;
    readonly selectedTrack: { readonly frameCount: number } | null;
  };
  close(): void;
}

declare class OffscreenCanvas {
  constructor(width: number, height: number);
  getContext(
    kind: '2d',
    options?: { willReadFrequently?: boolean },
  ): {
    drawImage(image: ImageBitmap, x: number, y: number): void;
    getImageData(
      x: number,
      y: number,
      width: number,
      height: number,
    ): { readonly data: Uint8ClampedArray<ArrayBuffer> };
  } | null;
}
