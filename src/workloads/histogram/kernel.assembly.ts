// Counting in WASM. Eight values are loaded at once and counted into four tables in turn: a count that was
// just stored need not be waited for. A table has no use for vectors: they cannot add to eight addresses.

/** First byte that the module does not use: an arena must start above it. */
export const heapBase: usize = __heap_base;

const tableBytes: usize = 1024;

function countOne(table: usize, value: usize): void {
  const bin = table + (value << 2);
  store<u32>(bin, load<u32>(bin) + 1);
}

/** Counts the bytes [from, end) into four tables of 256 counts from `tables` on. */
export function count(from: usize, end: usize, tables: usize): void {
  const t1 = tables + tableBytes;
  const t2 = t1 + tableBytes;
  const t3 = t2 + tableBytes;
  for (; from + 8 <= end; from += 8) {
    const word = load<u64>(from);
    countOne(tables, <usize>(word & 0xff));
    countOne(t1, <usize>((word >> 8) & 0xff));
    countOne(t2, <usize>((word >> 16) & 0xff));
    countOne(t3, <usize>((word >> 24) & 0xff));
    countOne(tables, <usize>((word >> 32) & 0xff));
    countOne(t1, <usize>((word >> 40) & 0xff));
    countOne(t2, <usize>((word >> 48) & 0xff));
    countOne(t3, <usize>(word >> 56));
  }
  for (; from < end; from++) countOne(tables, load<u8>(from));
}

/** Counts the bytes [from, end) into the table that all share. */
export function countShared(from: usize, end: usize, bins: usize): void {
  for (; from < end; from++) atomic.add<u32>(bins + ((<usize>load<u8>(from)) << 2), 1);
}
