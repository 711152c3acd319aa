// The result as a picture, with the verdict; while a run goes on, tinted by who made which part.

import { useDeferredValue, useMemo, useState } from 'react';
import type { Picture } from '../../contract/picture.ts';
import type { RunRecord } from '../../record/run-record.ts';
import { countShown } from '../../store/chosen-count.ts';
import type { LabState, Tint } from '../../store/lab.ts';
import { Panel } from '../components/panel.tsx';
import { useLabState } from '../lab-context.tsx';
import { spansToTint } from './draw-picture.ts';
import { ResultPicture, TintedImage } from './result-picture.tsx';
import { StabilityBadge } from './stability-badge.tsx';
import './result.css';

function Verdict({ record }: { readonly record: RunRecord }) {
  const wrong = record.points.filter(({ verdict }) => !verdict.ok);
  return (
    <span className="badges">
      <StabilityBadge record={record} />
      {record.environment.softwareAdapter && <span className="badge">software GPU</span>}
      {wrong.length === 0 ? (
        <span className="badge good">✓ verified</span>
      ) : (
        <span className="badge bad">
          ✗ wrong at n = {wrong.map(({ processors }) => processors).join(', ')}
        </span>
      )}
    </span>
  );
}

/** The experiment in the form runs; what measures beside it makes no result. */
function isMainRun({ run }: LabState): boolean {
  return (run.kind === 'running' || run.kind === 'stopping') && run.progress.series === undefined;
}

function runningTint({ run }: LabState): Tint | undefined {
  return run.kind === 'running' || run.kind === 'stopping' ? run.progress.tint : undefined;
}

function Badge({
  busy,
  record,
}: {
  readonly busy: boolean;
  readonly record: RunRecord | undefined;
}) {
  if (busy) return <span className="badge">running</span>;
  return record === undefined ? null : <Verdict record={record} />;
}

function Pictures({
  pictures,
  tint,
}: {
  readonly pictures: readonly Picture[];
  readonly tint: Tint | undefined;
}) {
  const [first, ...others] = pictures;
  const image = first?.kind === 'image' ? first : undefined;
  if (tint === undefined && first === undefined) {
    return (
      <p className="picture-empty">
        The picture of the result appears here, coloured by the processor that made each part.
      </p>
    );
  }
  const plain = tint === undefined ? pictures : others;
  return (
    <>
      {tint !== undefined && (
        <figure className="picture-figure">
          <TintedImage picture={image} tint={tint} />
          <figcaption>Colour: the processor that computed it.</figcaption>
        </figure>
      )}
      {plain.map((picture) => (
        <figure className="picture-figure" key={picture.caption}>
          <ResultPicture picture={picture} />
          <figcaption>{picture.caption}</figcaption>
        </figure>
      ))}
    </>
  );
}

/** A region named Result. */
export function ResultPanel() {
  const record = useDeferredValue(useLabState((state) => state.record));
  const pictures = useDeferredValue(useLabState((state) => state.pictures));
  const busy = useLabState(isMainRun);
  const live = useLabState(runningTint);
  const [asked, setAsked] = useState(false);
  // Of the count that the page is about.
  const shown = useLabState((state) => record && countShown(state, record));
  const spans = record?.spans.find(({ processors }) => processors === shown)?.spans;
  const measured = useMemo(
    () => (asked && record && spans ? spansToTint(spans, record.plan.tasks) : undefined),
    [asked, record, spans],
  );
  const tint = busy ? live : measured;
  return (
    <Panel title="Result" aside={<Badge busy={busy} record={record} />} className="result">
      <Pictures pictures={pictures} tint={tint} />
      {!busy && pictures.length > 0 && spans !== undefined && (
        <label className="check">
          <input
            type="checkbox"
            checked={asked}
            onChange={(event) => setAsked(event.target.checked)}
          />
          Show who computed what
        </label>
      )}
    </Panel>
  );
}
