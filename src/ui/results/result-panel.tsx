// The result as a picture, with the verdict; while a run goes on, tinted by who made which part.

import { useCallback, useMemo, useState } from 'react';
import type { Picture } from '../../contract/picture.ts';
import type { RunRecord } from '../../record/run-record.ts';
import type { LabState, Tint } from '../../store/lab.ts';
import { Panel } from '../components/panel.tsx';
import { useCanvas, type Draw } from '../components/use-canvas.ts';
import { useLabState } from '../lab-context.tsx';
import { drawPicture, drawTint, spansToTint } from './draw-picture.ts';
import './result.css';

function Verdict({ record }: { readonly record: RunRecord }) {
  const wrong = record.points.filter(({ verdict }) => !verdict.ok);
  return (
    <span className="badges">
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

interface PictureProps {
  readonly picture: Picture | undefined;
  readonly tint: Tint | undefined;
  readonly label: string;
}

function PictureCanvas({ picture, tint, label }: PictureProps) {
  const draw: Draw = useCallback(
    (context, width, height) => {
      context.clearRect(0, 0, width, height);
      if (picture !== undefined) drawPicture(context, picture, width, height);
      if (tint !== undefined) {
        const alpha = picture === undefined ? 0.9 : 0.55;
        drawTint(context, tint, picture?.tint ?? 'none', [width, height], alpha);
      }
    },
    [picture, tint],
  );
  const ref = useCanvas(draw);
  const shape = picture === undefined ? 1 : picture.width / picture.height;
  return (
    <canvas
      ref={ref}
      className="picture"
      style={{ aspectRatio: shape }}
      role="img"
      aria-label={label}
    />
  );
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

/** A region named Result. */
export function ResultPanel() {
  const record = useLabState((state) => state.record);
  const picture = useLabState((state) => state.picture);
  const busy = useLabState(({ run }) => run.kind === 'running' || run.kind === 'stopping');
  const live = useLabState(runningTint);
  const [asked, setAsked] = useState(false);
  const measured = useMemo(() => {
    const spans = record?.spans.at(-1)?.spans;
    return record && spans && spansToTint(spans, record.plan.tasks);
  }, [record]);
  const tint = busy ? live : asked ? measured : undefined;
  return (
    <Panel title="Result" aside={<Badge busy={busy} record={record} />} className="result">
      {picture === undefined && tint === undefined ? (
        <p className="picture-empty">
          The picture of the result appears here, coloured by the processor that made each part.
        </p>
      ) : (
        <PictureCanvas picture={picture} tint={tint} label={picture?.caption ?? 'Finished tasks'} />
      )}
      <p className="quiet picture-caption">
        {tint !== undefined ? 'Colour: the processor that computed it.' : picture?.caption}
      </p>
      {!busy && picture !== undefined && measured !== undefined && (
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
