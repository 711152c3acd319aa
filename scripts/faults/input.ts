import type { FaultRow } from './fault-row.ts';

/** What a link, a file, a record or another page puts in. */
export const input: readonly FaultRow[] = [
  {
    id: 'I1',
    fault: 'A link or a record has keys such as __proto__ or toString',
    seen: 'They are unknown keys or values like any other; nothing of the prototype changes.',
  },
  {
    id: 'I2',
    fault: 'A number is infinite, no number, negative, absurd or a text',
    seen: 'The field says what it takes; nothing is allocated.',
  },
  {
    id: 'I3',
    fault: 'A record is nested a hundred thousand deep',
    seen: 'It is no record, said at once.',
  },
  {
    id: 'I4',
    fault: 'A file is huge, empty, a folder, or in another encoding',
    seen: 'It is refused with the reason, by its size before it is read.',
  },
  {
    id: 'I5',
    fault: 'A link unpacks to far more than it is long',
    seen: 'It is refused.',
    open: 'Links are not packed: nothing in one unpacks to more than it is long. How long one may be is held by I6.',
  },
  {
    id: 'I6',
    fault: 'A link is cut off, damaged or too long',
    seen: 'What cannot be read stays to be seen beside its field, and nothing runs.',
  },
  {
    id: 'I7',
    fault: 'A link or a record was made by a newer version',
    seen: 'It is said, and nothing is lost.',
  },
  {
    id: 'I8',
    fault: 'Names, labels and error texts are markup or script',
    seen: 'They are shown as text.',
  },
  {
    id: 'I9',
    fault: 'A cell of an exported table is a formula',
    seen: 'It is written as text.',
    open: 'No table is exported yet.',
  },
  {
    id: 'I10',
    fault: 'What was exported is read again',
    seen: 'It is the same; read and written again it is equal byte for byte.',
    open: 'The first reading may put the keys into another order, never another value: readers put them in the order of the schema.',
  },
  {
    id: 'I11',
    fault: 'A link asks to run by itself',
    seen: 'Nothing runs before a press.',
  },
  {
    id: 'I12',
    fault: 'A link asks for hours of every core',
    seen: 'The page asks first, and Cancel is there.',
  },
  {
    id: 'I13',
    fault: 'A record of somebody else claims an absurd speed',
    seen: 'It is labelled with its file, machine and day as opened and not measured here.',
  },
  {
    id: 'I14',
    fault: 'Another page embeds the lab or sends it messages',
    seen: 'The lab does not run inside a foreign page, and hears none of its messages.',
  },
  {
    id: 'I15',
    fault: 'Something that is no file is dropped, or a file beside the field',
    seen: 'It is ignored or said, and the page stays.',
  },
];
