// A file of the person's own in place of the built-in input: chosen, or dropped onto the field.

import { FileUp, X } from 'lucide-react';
import { useId, useRef, useState, type DragEvent } from 'react';
import type { WorkloadInfo } from '../../store/catalogue.ts';
import { closeFile, giveUpFile, openFile, refuseFile } from '../../store/file-actions.ts';
import { formatBytes } from '../../words/quantity.ts';
import { say } from '../../words/say.ts';
import { useLab, useLabState } from '../lab-context.tsx';
import { RecordButton } from './record-button.tsx';
import { useProblem } from './use-problem.ts';
import './file-field.css';

type FileInfo = NonNullable<WorkloadInfo['file']>;

function OpenFile({ name, bytes }: { readonly name: string; readonly bytes: number }) {
  const lab = useLab();
  return (
    <span className="file-open">
      <span className="file-name" title={name}>
        {name}
      </span>
      <span className="quiet">{formatBytes(bytes)}</span>
      <button
        type="button"
        className="button button-plain"
        aria-label="Back to the built-in input"
        title="Back to the built-in input"
        onClick={() => closeFile(lab)}
      >
        <X size={14} aria-hidden="true" />
      </button>
    </span>
  );
}

function Status() {
  const lab = useLab();
  const file = useLabState((state) => state.file);
  const reading = useLabState((state) => state.reading);
  if (reading !== undefined) {
    return (
      <span className="file-open">
        <span className="file-name quiet" role="status">
          Reading {reading.name}: {Math.round(100 * reading.done)} %
        </span>
        <button
          type="button"
          className="button button-plain"
          aria-label="Stop reading"
          title="Stop reading"
          onClick={() => void giveUpFile(lab)}
        >
          <X size={14} aria-hidden="true" />
        </button>
      </span>
    );
  }
  return file === undefined ? null : <OpenFile {...file.file} />;
}

/** What of the open file is left out, or how it was understood. */
function FileNotes() {
  const notes = useLabState((state) => state.file?.notes);
  return notes?.map((note) => (
    <p key={note.key} className="quiet" role="status">
      {say(note)}
    </p>
  ));
}

/** What keeps a file from being used; the one before stays. */
function FileProblem({ id }: { readonly id: string }) {
  const own = useLabState((state) => state.fileProblem);
  const checked = useProblem('file');
  const text = own === undefined ? checked?.text : say(own);
  return text === undefined ? null : (
    <p id={id} className="field-problem" role="alert">
      {text}
    </p>
  );
}

/** A file input named after what is in it, e.g. "Own text". */
export function FileField({ file }: { readonly file: FileInfo }) {
  const { title, accept, microphone } = file;
  const lab = useLab();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null): void => {
    const [file, ...others] = files ?? [];
    if (others.length > 0) {
      refuseFile(lab, { key: 'file.many', values: { count: 1 + others.length } });
    } else if (file !== undefined) void openFile(lab, file);
    // The same file may be chosen again after it was mended.
    if (input.current !== null) input.current.value = '';
  };
  const onDrag = (event: DragEvent, isOver: boolean): void => {
    event.preventDefault();
    setOver(isOver);
  };
  const own = `Own ${title.toLowerCase()}`;
  return (
    <div
      className="file-field"
      data-over={over}
      onDragOver={(event) => onDrag(event, true)}
      onDragLeave={(event) => onDrag(event, false)}
      onDrop={(event) => {
        onDrag(event, false);
        take(event.dataTransfer.files);
      }}
    >
      <label className="file-choose">
        <FileUp size={14} aria-hidden="true" />
        <span>{own}: choose or drop a file</span>
        <input
          ref={input}
          type="file"
          className="visually-hidden"
          accept={accept}
          aria-label={own}
          aria-describedby={`${id}-problem`}
          onChange={({ target }) => take(target.files)}
        />
      </label>
      {microphone ? <RecordButton /> : null}
      <Status />
      <FileNotes />
      <FileProblem id={`${id}-problem`} />
    </div>
  );
}
