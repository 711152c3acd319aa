// A table from its file: found out first what separates cells, then what the marks in its numbers mean, then read.
// Each is one pass over the file in slices, so that nothing is guessed from its beginning and nobody waits for long.

import { CellScanner } from './cell-scanner.ts';
import { SeparatorFinder } from './find-separator.ts';
import { LineSurvey } from './line-survey.ts';
import { MarkEvidence } from './mark-evidence.ts';
import { TableRows } from './table-rows.ts';
import { openText, readSlices } from './text-source.ts';
import type { TellRead } from '../contract/workload.ts';
import type { Message } from '../words/message.ts';
import type { CellSink, Separator } from './cell-scanner.ts';
import type { NumberTable, TableLimits } from './table-rows.ts';
import type { FoundMarks } from './mark-evidence.ts';
import type { TextSource } from './text-source.ts';

export type ReadTable =
  | {
      readonly ok: true;
      readonly table: NumberTable;
      /** How the file was read. */
      readonly notes: readonly Message[];
    }
  | { readonly ok: false; readonly message: Message };

function refuse(message: Message): Extract<ReadTable, { readonly ok: false }> {
  return { ok: false, message };
}

async function findSeparator(source: TextSource, tell: TellRead) {
  const finder = new SeparatorFinder();
  const survey = new LineSurvey((line) => finder.add(line));
  await readSlices(source, (bytes) => survey.push(bytes), tell, [0, 1 / 3]);
  survey.end();
  return finder.find();
}

/** Passes every cell to the sink; gives the number of comments, or what ended the reading. */
async function scan(
  source: TextSource,
  separator: Separator,
  sink: CellSink,
  tell: TellRead,
  share: readonly [number, number],
): Promise<number | Message> {
  const scanner = new CellScanner(separator, sink, source.from);
  const message = await readSlices(source, (bytes) => scanner.push(bytes), tell, share);
  return message ?? scanner.end() ?? scanner.comments;
}

/** Numbers of a table of a person's own, or what is the matter with it, and where. Linear in its length. */
export async function readTable(file: Blob, most: TableLimits, tell: TellRead): Promise<ReadTable> {
  const opened = await openText(file);
  if (!opened.ok) return opened;
  const { source } = opened;
  const found = await findSeparator(source, tell);
  if (!found.ok) return found;
  const { separator } = found;
  const evidence = new MarkEvidence(most.columns);
  const scanned = await scan(source, separator, evidence, tell, [1 / 3, 2 / 3]);
  if (typeof scanned !== 'number') return refuse(scanned);
  const told = evidence.find(separator);
  if (!told.ok) return told;
  const rows = new TableRows(told.marks, most);
  const comments = await scan(source, separator, rows, tell, [2 / 3, 1]);
  if (typeof comments !== 'number') return refuse(comments);
  const wrong = rows.end();
  if (wrong) return refuse(wrong);
  return { ok: true, table: rows, notes: notesOf(rows, found, told, comments) };
}

/** What a reader of the table should know: another program may read it otherwise. */
function notesOf(
  { rows, columns, heading }: TableRows,
  {
    separator,
    oneNumber,
  }: { readonly separator: Separator; readonly oneNumber: string | undefined },
  { marks, open, hasDecimals }: Extract<FoundMarks, { readonly ok: true }>,
  comments: number,
): readonly Message[] {
  const decimal = hasDecimals ? marks.decimal : undefined;
  const values = { rows, columns, separator, decimal, group: marks.group };
  const notes: Message[] = [{ key: 'file.table-read', values }];
  if (heading) notes.push({ key: 'file.heading', values: heading });
  else notes.push({ key: 'file.no-heading', values: {} });
  if (open !== undefined) {
    notes.push({ key: 'file.mark-taken', values: { text: open, decimal: marks.decimal } });
  }
  if (oneNumber !== undefined) notes.push({ key: 'file.cut-in-two', values: { text: oneNumber } });
  if (comments > 0) notes.push({ key: 'file.comments', values: { count: comments } });
  return notes;
}
