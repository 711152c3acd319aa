// Imports that the bench's build gives a meaning to.

declare module '*.wasm?url' {
  const address: string;
  export default address;
}

declare module '*?worker&url' {
  const address: string;
  export default address;
}

// The library's own types cannot be found through its package.json: what is used of it stands here.
declare module 'threads' {
  export interface ThreadPool<Thread> {
    completed(allowResolvingImmediately?: boolean): Promise<unknown>;
    queue<T>(task: (thread: Thread) => Promise<T>): PromiseLike<T>;
  }
  export function spawn<Thread>(worker: Worker): Promise<Thread>;
  export function Pool<Thread>(spawn: () => Promise<Thread>, size: number): ThreadPool<Thread>;
}

declare module 'threads/worker' {
  export function expose(jobs: object): void;
}
