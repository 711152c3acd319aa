// Imports that the bench's build gives a meaning to.

declare module '*.wasm?url' {
  const address: string;
  export default address;
}
