// What can be the matter with a file of the person's own: keys and values of messages.

/** What stands between the cells of a table; 'none' where it has one column. */
export type CellSeparator = 'tab' | 'semicolon' | 'comma' | 'blank' | 'none';

/** What a file is that is no plain text; a compound file is that of an older office program. */
export type ForeignContent =
  | 'utf-32'
  | 'iso-2022'
  | 'zip'
  | 'gzip'
  | 'bzip2'
  | 'xz'
  | 'zstd'
  | '7z'
  | 'rar'
  | 'pdf'
  | 'rtf'
  | 'compound';

/** A cell of a table, by line and column from 1, and what stands in it. */
interface OfCell {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

export interface FileMessages {
  'file.not-taken': { readonly workload: string };
  'file.empty': Readonly<Record<string, never>>;
  'file.too-large': { readonly bytes: number; readonly maxBytes: number };
  /** Several files were dropped or chosen at once. */
  'file.many': { readonly count: number };
  /** A file was given while a run goes on. */
  'file.while-running': { readonly name: string };
  /** A parameter that was given beside a file, and does nothing there. */
  'file.parameter-decided': Readonly<Record<string, never>>;
  'file.parameter-unused': Readonly<Record<string, never>>;
  'file.given-up': Readonly<Record<string, never>>;
  'file.unreadable': { readonly reason: string };
  /** A byte that belongs to no character, by its place from 0; the line from 1. */
  'file.not-text': { readonly offset: number; readonly line: number };
  'file.foreign-content': { readonly content: ForeignContent };
  /** A text without a byte order mark whose bytes are as those of UTF-16. */
  'file.utf-16': { readonly bigEndian: boolean };
  /** A byte or character that is 0, by its place from 0; the line from 1. */
  'file.zero-byte': { readonly offset: number; readonly line: number };
  /** A word that is longer than `maxBytes`; the line in which it begins, from 1. */
  'file.long-word': { readonly line: number; readonly maxBytes: number };
  /** A cell of a table that holds no number. */
  'file.not-number': OfCell;
  'file.empty-cell': { readonly line: number; readonly column: number };
  /** Beyond the largest double, or nearer to 0 than the smallest. */
  'file.beyond-range': OfCell & { readonly isTooSmall: boolean };
  /** Two numbers that cannot both be numbers under one decimal mark and one mark between thousands. */
  'file.marks-differ': OfCell & { readonly otherLine: number; readonly otherText: string };
  /** A mark in a number that may be the decimal one or group thousands. */
  'file.ambiguous-number': OfCell;
  /** A line that may be one number, or two with a separator between them. */
  'file.one-or-two': { readonly line: number; readonly text: string };
  /** Two separators in one table; `line` is the first with the second of them. */
  'file.separators': {
    readonly line: number;
    readonly first: CellSeparator;
    readonly second: CellSeparator;
  };
  'file.open-quote': { readonly line: number; readonly column: number };
  'file.after-quote': { readonly line: number; readonly column: number };
  'file.long-cell': { readonly line: number; readonly column: number; readonly max: number };
  'file.heading-columns': {
    readonly line: number;
    readonly found: number;
    readonly headingLine: number;
    readonly named: number;
  };
  /** How a table was read, and these beside it. */
  'file.table-read': {
    readonly rows: number;
    readonly columns: number;
    readonly separator: CellSeparator;
    /** Undefined where no number has one. */
    readonly decimal: '.' | ',' | undefined;
    /** What stands between groups of three digits; undefined where nothing does. */
    readonly group: string | undefined;
  };
  /** The row of words that names the columns; empty names were left empty. */
  'file.heading': { readonly line: number; readonly names: readonly string[] };
  'file.no-heading': Readonly<Record<string, never>>;
  /** A mark that was taken for the decimal one and might group thousands. */
  'file.mark-taken': { readonly text: string; readonly decimal: '.' | ',' };
  /** A line that was cut into two numbers though it may be one. */
  'file.cut-in-two': { readonly text: string };
  /** Lines that begin with # and a blank. */
  'file.comments': { readonly count: number };
  'file.columns': { readonly line: number; readonly found: number; readonly expected: number };
  'file.no-numbers': Readonly<Record<string, never>>;
  'file.not-image': { readonly reason: string };
  /** What is missing or cannot be read, and the byte from 0 where it should stand. */
  'file.not-wav': { readonly what: string; readonly offset: number };
  /** The microphone gave nothing. */
  'file.no-recording': { readonly reason: string };
  'file.too-long': {
    readonly what: string;
    readonly found: number;
    readonly max: number;
    readonly unit: string;
  };
}
