// Tables as people have them: what each gives was written down by hand, or is said by the program that is named. None
// of the values comes from this reader.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readTable } from './read-table.ts';
import type { Message } from '../words/message.ts';

const most = { rows: 2 ** 24, columns: 32 };
const silent = (): Promise<void> => Promise.resolve();

/** The rows of a table, or the message that refuses it. */
async function read(
  content: string | Uint8Array<ArrayBuffer>,
): Promise<readonly (readonly number[])[] | Message> {
  const result = await readTable(new Blob([content]), most, silent);
  if (!result.ok) return result.message;
  const { table } = result;
  return Array.from({ length: table.rows }, (_, row) =>
    Array.from({ length: table.columns }, (_x, column) => table.value(row, column)),
  );
}

function fixture(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(new URL(`./testing/${name}`, import.meta.url)));
}

const row = (n: number): readonly number[] => [n, n];
const two = [
  [1, 2],
  [3, 4],
];

describe('files', () => {
  test.each([
    [
      'decimal-comma-min.csv',
      [
        [1.1, 2.2, 3.3, 4.1],
        [1.1, 2.2, 3.3, 4.1],
        [1.1, 2.2, 3.3, 4.1],
      ],
    ],
    [
      'decimal-comma-tab.tsv',
      [
        [1.5, 2.5],
        [3.5, 4.5],
      ],
    ],
    [
      'quoted-numbers.csv',
      [
        [1.5, 2.5],
        [3.5, 4.5],
      ],
    ],
    [
      'nbsp-thousands.csv',
      [
        [1_234, 2_345],
        [3_456, 4_567],
      ],
    ],
    [
      'max-double.csv',
      [
        [Number.MAX_VALUE, 1],
        [-Number.MAX_VALUE, 2],
        [0, 3],
      ],
    ],
    [
      'first-rows-quoted.csv',
      [
        ...Array.from({ length: 100 }, (_, i) => row(i)),
        ...Array.from({ length: 10 }, (_, i) => row(i)),
      ],
    ],
  ])('%s is read', async (name, rows) => {
    expect(await read(fixture(name))).toEqual(rows);
  });

  test.each([
    ['tsv-missing-each.tsv', 'file.empty-cell', { line: 1, column: 2 }],
    ['tsv-missing-lead.tsv', 'file.empty-cell', { line: 2, column: 1 }],
    ['utf16le-nobom.csv', 'file.utf-16', { bigEndian: false }],
    ['huge-exp.csv', 'file.beyond-range', { line: 2, column: 1, text: '1e999', isTooSmall: false }],
    ['first-rows-na.csv', 'file.not-number', { line: 2, column: 1, text: 'NA' }],
  ])('%s is refused with its place', async (name, key, values) => {
    expect(await read(fixture(name))).toEqual({ key, values });
  });

  test('one table with decimal commas and with points has the same numbers', async () => {
    const rows = await read(fixture('two-clusters-comma.csv'));
    expect(rows).toEqual(await read(fixture('two-clusters-point.csv')));
    expect(rows).toHaveLength(200);
    expect(rows).toContainEqual([1.02, 0.27]);
  });
});

describe('separators', () => {
  test.each([
    ['commas', '1,2\n3,4\n'],
    ['commas and blanks', '1, 2\n3 ,4\n'],
    ['right-aligned numbers', '  1,  2\n  3,  4\n'],
    ['semicolons', 'x;y\r\n1; 2\r\n\r\n3;4'],
    ['tabs', '1\t2\n3\t4'],
    ['blanks', ' 1  2\n 3 4 '],
    ['returns alone', 'x,y\r1,2\r3,4\r'],
    ['quotes', '"x","y"\n"1","2"\n"3","4"'],
    ['some quotes, blanks around them', 'x,y\n "1" , 2\n3, "4" \n'],
    ['a quoted name with a separator and a line break in it', '"x, cm","the\ny"\n1,2\n3,4\n'],
    ['a doubled quote in a name', '"the ""x""",y\n1,2\n3,4\n'],
    ['a byte order mark', '\uFEFFx,y\n1,2\n3,4\n'],
    ['blank lines', '\n  \nx,y\n\n1,2\n \n3,4\n\n'],
    ['comments', '# made today\n# x y\nx,y\n1,2\n#\n3,4\n'],
    ['a name that begins with #', '#x y\n1 2\n3 4\n'],
    ['a name left empty', ',y\n1,2\n3,4\n'],
    ['names with blanks', 'sepal length (cm),sepal width (cm)\n1,2\n3,4\n'],
    ['a stray tab in a blank line', '1,2\n\t\n3,4\n'.replace('\t', ' ')],
  ])('%s: two points of two numbers', async (_, text) => {
    expect(await read(text)).toEqual(two);
  });

  test.each([
    ['one column', '1\n2\n', [[1], [2]]],
    ['one column with a name', 'x\n1.5\n2\n', [[1.5], [2]]],
    ['one point', '1,2', [[1, 2]]],
    [
      '32 columns',
      Array.from({ length: 32 }, (_, i) => i).join('\t'),
      [Array.from({ length: 32 }, (_, i) => i)],
    ],
  ])('%s', async (_, text, rows) => {
    expect(await read(text)).toEqual(rows);
  });

  test.each([
    ['1;2\t3\n', 'file.separators', { line: 1, first: 'tab', second: 'semicolon' }],
    ['1\t2\n3;4\n', 'file.separators', { line: 2, first: 'tab', second: 'semicolon' }],
    ['1 2, 3\n', 'file.separators', { line: 1, first: 'comma', second: 'blank' }],
    ['1,2\n3;4\n', 'file.columns', { line: 2, found: 2, expected: 1 }],
    ['1,2\n3 4\n', 'file.columns', { line: 2, found: 2, expected: 1 }],
    ['1,2\n3\n', 'file.columns', { line: 2, found: 1, expected: 2 }],
    ['1,2\n3,4,5\n', 'file.columns', { line: 2, found: 3, expected: 2 }],
    [
      'A,B,C,D\n1,1,2,2,3,3,4,1\n',
      'file.heading-columns',
      { line: 2, found: 8, headingLine: 1, named: 4 },
    ],
    ['x\n1\t2\n', 'file.heading-columns', { line: 2, found: 2, headingLine: 1, named: 1 }],
    ['1,\n', 'file.empty-cell', { line: 1, column: 2 }],
    ['x,y,\n1,2,\n', 'file.empty-cell', { line: 2, column: 3 }],
    ['1,2\n,4\n', 'file.empty-cell', { line: 2, column: 1 }],
    ['1,2\n"",4\n', 'file.empty-cell', { line: 2, column: 1 }],
    ['1;2\n;\n', 'file.empty-cell', { line: 2, column: 1 }],
    ['1\t2\n3\t\n', 'file.empty-cell', { line: 2, column: 2 }],
    ['1\t2\n\t\t\n', 'file.empty-cell', { line: 2, column: 1 }],
    ['1,,3\r\n', 'file.empty-cell', { line: 1, column: 2 }],
    ['1,"2\n3,4\n', 'file.open-quote', { line: 1, column: 2 }],
    ['1,"2"3\n', 'file.after-quote', { line: 1, column: 2 }],
    ['1,2\n3,"4"x\n', 'file.after-quote', { line: 2, column: 2 }],
    [`1,2\n${'7'.repeat(5_000)},4\n`, 'file.long-cell', { line: 2, column: 1, max: 1_000 }],
  ])('%j is refused', async (text, key, values) => {
    expect(await read(text)).toEqual({ key, values });
  });
});

describe('marks', () => {
  test.each([
    [
      'decimal commas by semicolons, no heading',
      '1,5;2\n3;4,25\n',
      [
        [1.5, 2],
        [3, 4.25],
      ],
    ],
    [
      'decimal commas by blanks',
      '1,5 2,5\n3,5 4,5\n',
      [
        [1.5, 2.5],
        [3.5, 4.5],
      ],
    ],
    [
      'decimal commas in quotes',
      'x,y\n"1,5","2,25"\n"3",4\n',
      [
        [1.5, 2.25],
        [3, 4],
      ],
    ],
    ['decimal commas in one column with a name', 'x\n1,5\n2,75\n3\n', [[1.5], [2.75], [3]]],
    [
      'an exponent',
      '1,5e3;-2,5E-1\n+3e0;4\n',
      [
        [1_500, -0.25],
        [3, 4],
      ],
    ],
    [
      'points between thousands',
      '1.234,5;1.234.567\n2;3\n',
      [
        [1_234.5, 1_234_567],
        [2, 3],
      ],
    ],
    [
      'commas between thousands',
      '"1,234.5","1,234,567"\n2,3\n',
      [
        [1_234.5, 1_234_567],
        [2, 3],
      ],
    ],
    [
      'commas between thousands, by tabs',
      '1,234.5\t1,234\n2\t3\n',
      [
        [1_234.5, 1_234],
        [2, 3],
      ],
    ],
    [
      'points between thousands where only one number tells',
      '1.234;0,5\n999;1\n',
      [
        [1_234, 0.5],
        [999, 1],
      ],
    ],
    [
      'apostrophes',
      "1'234.5;2\n12'345'678;3\n",
      [
        [1_234.5, 2],
        [12_345_678, 3],
      ],
    ],
    [
      'typographic apostrophes',
      '1’234;2\n3;4\n',
      [
        [1_234, 2],
        [3, 4],
      ],
    ],
    [
      'narrow no-break blanks',
      '1\u202f234,5;2\n3;4\n',
      [
        [1_234.5, 2],
        [3, 4],
      ],
    ],
    [
      'blanks beside semicolons',
      '1 234,5; 2\n12 345 678;4\n',
      [
        [1_234.5, 2],
        [12_345_678, 4],
      ],
    ],
    ['no-break blanks and three decimals', '1\u00a0234;1,234\n', [[1_234, 1.234]]],
    ['a minus of typographers', '−1;2\n', [[-1, 2]]],
    [
      'zeros before',
      '007,08,1\n1,2,3\n',
      [
        [7, 8, 1],
        [1, 2, 3],
      ],
    ],
    ['a point at either end', '.5,5.\n', [[0.5, 5]]],
    ['three decimals and commas', '1.234,5.678\n', [[1.234, 5.678]]],
    [
      'three decimals and tabs',
      '1.234\t5\n5\t1.234\n',
      [
        [1.234, 5],
        [5, 1.234],
      ],
    ],
    // Python 3.11: float of the same digits.
    [
      'many digits',
      '0.1234567890123456789,123456789012345678901234567890\n',
      [[0.12345678901234568, 1.2345678901234568e29]],
    ],
    ['the least number', '4.9406564584124654e-324,1\n', [[5e-324, 1]]],
    ['zero with an exponent', '0e-999,0.0e999\n', [[0, 0]]],
  ])('%s', async (_, text, rows) => {
    expect(await read(text)).toEqual(rows);
  });

  test.each([
    [
      '1,5;2.5\n',
      'file.marks-differ',
      { line: 1, column: 2, text: '2.5', otherLine: 1, otherText: '1,5' },
    ],
    [
      '1.5;2\n3;1,25\n',
      'file.marks-differ',
      { line: 2, column: 2, text: '1,25', otherLine: 1, otherText: '1.5' },
    ],
    [
      '1,234,567;2\n3;1,5\n',
      'file.marks-differ',
      { line: 2, column: 2, text: '1,5', otherLine: 1, otherText: '1,234,567' },
    ],
    [
      '1,234.5\t2\n1.234,5\t3\n',
      'file.marks-differ',
      { line: 2, column: 1, text: '1.234,5', otherLine: 1, otherText: '1,234.5' },
    ],
    [
      "1'234;1 234\n",
      'file.marks-differ',
      { line: 1, column: 2, text: '1 234', otherLine: 1, otherText: "1'234" },
    ],
    ['999;2\n1,234;3\n', 'file.ambiguous-number', { line: 2, column: 1, text: '1,234' }],
    ['999;2\n1.234;3\n', 'file.ambiguous-number', { line: 2, column: 1, text: '1.234' }],
    ['x\n999\n1,234\n', 'file.ambiguous-number', { line: 3, column: 1, text: '1,234' }],
    ['1,234.5\n2,345.6\n', 'file.one-or-two', { line: 1, text: '1,234.5' }],
    ['1.234,5\n2.345,6\n', 'file.one-or-two', { line: 1, text: '1.234,5' }],
    ['1,5\n1,05\n', 'file.one-or-two', { line: 2, text: '1,05' }],
    ['1 234,5\n2 345,5\n', 'file.one-or-two', { line: 1, text: '1 234,5' }],
    ['1,2345,678;1\n', 'file.not-number', { line: 1, column: 1, text: '1,2345,678' }],
    ['12,34,567;1\n', 'file.not-number', { line: 1, column: 1, text: '12,34,567' }],
    ['5,;1\n', 'file.not-number', { line: 1, column: 1, text: '5,' }],
    ['1 2;1\n', 'file.not-number', { line: 1, column: 1, text: '1 2' }],
    ['1e400,2\n', 'file.beyond-range', { line: 1, column: 1, text: '1e400', isTooSmall: false }],
    [
      '1,-1.8e308\n',
      'file.beyond-range',
      { line: 1, column: 2, text: '-1.8e308', isTooSmall: false },
    ],
    [
      `1,${'9'.repeat(400)}\n`,
      'file.beyond-range',
      { line: 1, column: 2, text: '9'.repeat(400), isTooSmall: false },
    ],
    [
      'x,y\n1e-400,2\n',
      'file.beyond-range',
      { line: 2, column: 1, text: '1e-400', isTooSmall: true },
    ],
  ])('%j is refused', async (text, key, values) => {
    expect(await read(text)).toEqual({ key, values });
  });
});

describe('cells that are no numbers', () => {
  test.each(
    'x NA NaN nan inf -inf Infinity null 50% $5 €5 5kg 5€ 0x1F 1_000 2020-01-01 12:30 1/2 (5) 1e 1e+ e5 + - . , -- １２ ٣ ½ ² 1d5 1.2.3 TRUE'.split(
      ' ',
    ),
  )('%s is refused as a number, in the first row too', async (cell) => {
    const quoted = `"${cell}"`;
    const values = { line: 2, column: 2, text: cell };
    expect(await read(`1;2\n3;${quoted}\n`)).toEqual({ key: 'file.not-number', values });
    expect(await read(`${quoted};2\n3;4\n`)).toMatchObject({
      values: { line: 1, column: 1, text: cell },
    });
  });

  // All that pandas 1.5 takes for missing, what C and R write, and the errors of spreadsheets in other languages.
  test.each(
    (
      '-nan <NA> -nan(ind) nan(ind) undefined NaT #NA #N/A #NV #WERT! #¿NOMBRE? (null) n.d. -1.#IND -1.#QNAN ' +
      '1.#IND 1.#QNAN +NaN -inf'
    ).split(' '),
  )('a first row of %s is no heading', async (text) => {
    const values = { line: 1, column: 1, text };
    expect(await read(`${text};${text}\n1;2\n`)).toEqual({ key: 'file.not-number', values });
  });

  test.each([
    ['1,2\n3,x\n', 'file.not-number', { line: 2, column: 2, text: 'x' }],
    ['a,b\n1,2\nc,d\n', 'file.not-number', { line: 3, column: 1, text: 'c' }],
    ['x,y\ncm,cm\n1,2\n', 'file.not-number', { line: 2, column: 1, text: 'cm' }],
    ['My table\n\nx;y\n1;2\n', 'file.not-number', { line: 3, column: 1, text: 'x' }],
    ['NA,NA\n1,2\n', 'file.not-number', { line: 1, column: 1, text: 'NA' }],
    // Cells of two numbers each with a decimal comma, or of one number each?
    ['1,5, 2,5\n3,5, 4,5\n', 'file.one-or-two', { line: 1, text: '1,5' }],
    ['1, 2\n3,5, 4\n', 'file.one-or-two', { line: 2, text: '3,5' }],
    // A comment, or the name of a column?
    ['#made\n1,2\n3,4\n', 'file.one-or-two', { line: 2, text: '1,2' }],
    ['#N/A,#N/A\n1,2\n', 'file.not-number', { line: 1, column: 1, text: '#N/A' }],
    ['5kg,3kg\n6,2\n', 'file.not-number', { line: 1, column: 1, text: '5kg' }],
    ['country,2019\n1,2\n', 'file.not-number', { line: 1, column: 1, text: 'country' }],
    ['a,b\n', 'file.no-numbers', {}],
    ['\n \n', 'file.no-numbers', {}],
    ['# 1 2 3\n', 'file.no-numbers', {}],
  ])('%j is refused', async (text, key, values) => {
    expect(await read(text)).toEqual({ key, values });
  });

  test('more columns than are taken are refused with both numbers', async () => {
    const line = Array.from({ length: 40 }, (_, i) => i).join();
    expect(await read(line)).toMatchObject({
      key: 'file.too-long',
      values: { found: 40, max: 32 },
    });
  });
});

describe('what is said of a table', () => {
  const notesOf = async (text: string): Promise<readonly Message[]> => {
    const result = await readTable(new Blob([text]), most, silent);
    return result.ok ? result.notes : [result.message];
  };

  test.each([
    ['1,234\n5,678\n', 'comma', { key: 'file.cut-in-two', values: { text: '1,234' } }],
    ['1,5\n2,75\n', 'comma', { key: 'file.cut-in-two', values: { text: '1,5' } }],
    [
      'x\n1,234\n5,678\n',
      'none',
      { key: 'file.mark-taken', values: { text: '1,234', decimal: ',' } },
    ],
    [
      '1,234;5\n5,678;7\n',
      'semicolon',
      { key: 'file.mark-taken', values: { text: '1,234', decimal: ',' } },
    ],
    ['1.234\n5\n', 'none', { key: 'file.mark-taken', values: { text: '1.234', decimal: '.' } }],
    ['2019,2020\n1,2\n', 'comma', { key: 'file.no-heading', values: {} }],
    ['x,y\n1,2\n', 'comma', { key: 'file.heading', values: { line: 1, names: ['x', 'y'] } }],
    ['# by hand\n1,-2\n', 'comma', { key: 'file.comments', values: { count: 1 } }],
  ])('%j: the reading that was taken', async (text, separator, note) => {
    const notes = await notesOf(text);
    expect(notes[0]).toMatchObject({ key: 'file.table-read', values: { separator } });
    expect(notes).toContainEqual(note);
  });
});

describe('encodings', () => {
  const codes = (text: string): number[] =>
    Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  const utf16 = (text: string, mark: string, bigEndian: boolean): Uint8Array<ArrayBuffer> => {
    const bytes = new Uint8Array(2 * (mark + text).length);
    const view = new DataView(bytes.buffer);
    for (const [i, unit] of codes(mark + text).entries()) view.setUint16(2 * i, unit, !bigEndian);
    return bytes;
  };

  test.each([false, true])(
    'UTF-16 is read with its mark and named without: big-endian %s',
    async (bigEndian) => {
      expect(await read(utf16('größe,y\n1,2\n3,4\n', '\uFEFF', bigEndian))).toEqual(two);
      expect(await read(utf16('x,y\n1,2\n3,4\n', '', bigEndian))).toEqual({
        key: 'file.utf-16',
        values: { bigEndian },
      });
    },
  );

  // The first bytes as Python 3.11 writes them (codecs, zipfile, gzip, bz2, lzma), and as the formats' own documents give them.
  test.each([
    ['utf-32', [255, 254, 0, 0, 49, 0, 0, 0]],
    ['utf-32', [0, 0, 254, 255, 0, 0, 0, 49]],
    ['zip', [80, 75, 3, 4, 20, 0, 0, 0]],
    ['utf-32', [49, 0, 0, 0, 44, 0, 0, 0, 50, 0, 0, 0, 10, 0, 0, 0]],
    ['utf-32', [0, 0, 0, 49, 0, 0, 0, 44, 0, 0, 0, 50, 0, 0, 0, 10]],
    ['gzip', [31, 139, 8, 0, 105, 44]],
    ['bzip2', [66, 90, 104, 57, 49, 65, 89, 38, 83, 89, 180, 190]],
    ['xz', [253, 55, 122, 88, 90, 0, 0, 4, 230, 214]],
    ['zstd', [40, 181, 47, 253, 4, 88]],
    ['7z', [55, 122, 188, 175, 39, 28, 0, 4]],
    ['rar', [82, 97, 114, 33, 26, 7, 1, 0]],
    ['pdf', [...Buffer.from('%PDF-1.7\n1 2\n')]],
    ['rtf', [...Buffer.from('{\\rtf1\\ansi 1 2}')]],
    ['compound', [208, 207, 17, 224, 161, 177, 26, 225, 0, 0]],
  ])('of another kind are refused by its name: %s', async (content, bytes) => {
    const message = { key: 'file.foreign-content', values: { content } };
    expect(await read(Uint8Array.from(bytes))).toEqual(message);
  });

  test('bytes of no character are refused with their place', async () => {
    const latin = Uint8Array.from(codes('x,y\n1,2\n3,').concat(0xa0, 52, 10));
    expect(await read(latin)).toEqual({ key: 'file.not-text', values: { offset: 10, line: 3 } });
    expect(await read(Uint8Array.of(49, 44, 50, 10, 0, 0, 7))).toEqual({
      key: 'file.zero-byte',
      values: { offset: 4, line: 2 },
    });
  });
});

describe('large tables', () => {
  test('a cell over the end of a slice is read whole, and others have a turn', async () => {
    const line = '0.123456,-12.5\n';
    const rows = Math.ceil((3 * 2 ** 20) / line.length);
    let turns = 0;
    const result = await readTable(new Blob([line.repeat(rows)]), most, () => {
      turns++;
      return Promise.resolve();
    });
    if (!result.ok) throw new Error(result.message.key);
    expect(result.table).toMatchObject({
      rows,
      columns: 2,
      low: [0.123456, -12.5],
      high: [0.123456, -12.5],
    });
    expect(turns).toBeGreaterThanOrEqual(9);
  });

  // What a reader looks at again and again when it tries one reading after the other: by a pattern that backtracks
  // 90 kB of it took 6 s, and as much as this would take hours.
  test.each([
    ['digits', '7'.repeat(2 ** 21)],
    ['blanks', `1${' '.repeat(2 ** 21)}x`],
    ['digits and a letter', `${'7'.repeat(2 ** 21)}x\n1\n`],
    ['digits in groups', `${'7'.repeat(999)},\n`.repeat(2 ** 11)],
    ['quotes', '"'.repeat(2 ** 21 + 1)],
    ['commas', ','.repeat(2 ** 21)],
    ['marks', '1.'.repeat(2 ** 20)],
    ['blanks before commas', ' ,'.repeat(2 ** 20)],
    ['names', `${'a '.repeat(2 ** 20)}\n`],
    ['hashes', '# '.repeat(2 ** 20)],
  ])('2 MB of %s come to their end', async (_, text) => {
    expect(await read(text)).toHaveProperty('key');
  });
});
