// The canvas of the timeline with its names, its buttons and the sentence about what is under the mark.

import { Maximize2, ZoomIn, ZoomOut } from 'lucide-react';
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
} from 'react';
import type { Plan } from '../../record/plan.ts';
import { formatMs } from '../../words/quantity.ts';
import { IconButton } from '../components/icon-button.tsx';
import { useCanvas, type Draw } from '../components/use-canvas.ts';
import { rowGap, rowHeight, timelineHeight } from './draw-timeline.ts';
import { PlayControls } from './play-controls.tsx';
import { watchPointers } from './pointer-view.ts';
import { panView, zoomStep } from './time-view.ts';
import { criticalRow, type LaneRow, type Mark } from './timeline-rows.ts';
import { TimelineScene } from './timeline-scene.ts';
import { rowName, segmentInWords } from './timeline-words.ts';

interface Props {
  readonly rows: readonly LaneRow[];
  readonly totalMs: number;
  readonly plan: Plan;
}

const help =
  'Drag to move, wheel with Ctrl to zoom, double click shows a task. Keys: arrows go from task to task, + and - zoom, 0 shows all, Shift with arrows moves, Enter shows the task.';

function markUnder(scene: TimelineScene, event: MouseEvent): Mark | undefined {
  const area = event.currentTarget.getBoundingClientRect();
  const row = Math.floor((event.clientY - area.top) / (rowHeight + rowGap));
  return scene.markAt(row, (event.clientX - area.left) / area.width);
}

function ZoomButtons({ scene }: { readonly scene: TimelineScene }) {
  const buttons = [
    ['Zoom in', ZoomIn, () => scene.zoom(zoomStep)],
    ['Zoom out', ZoomOut, () => scene.zoom(1 / zoomStep)],
    ['Show all', Maximize2, () => scene.reset()],
  ] as const;
  return (
    <span className="zoom-buttons">
      {buttons.map(([label, Icon, press]) => (
        <IconButton
          key={label}
          label={label}
          icon={<Icon size={14} aria-hidden="true" />}
          onPress={press}
        />
      ))}
    </span>
  );
}

function LaneNames({ rows, plan }: Omit<Props, 'totalMs'>) {
  const critical = criticalRow(rows);
  return (
    <div className="lane-names" aria-hidden="true">
      {rows.map((row, index) => (
        <span key={index} data-critical={index === critical} data-before={row.before !== undefined}>
          {rowName(row, plan)}
        </span>
      ))}
    </div>
  );
}

/** What a key does to the view; false where it does nothing. */
function keyChangesView(
  { key, shiftKey }: KeyboardEvent,
  scene: TimelineScene,
  mark?: Mark,
): boolean {
  switch (key) {
    case '+':
    case '=':
      scene.zoom(zoomStep);
      return true;
    case '-':
      scene.zoom(1 / zoomStep);
      return true;
    case '0':
      scene.reset();
      return true;
    case 'Enter':
      scene.showSegment(mark);
      return mark !== undefined;
    case 'ArrowLeft':
    case 'ArrowRight':
      if (!shiftKey) return false;
      scene.show(panView(scene.view, scene.totalMs, key === 'ArrowLeft' ? -0.25 : 0.25));
      return true;
    default:
      return false;
  }
}

interface AreaProps {
  readonly scene: TimelineScene;
  readonly mark: Mark | undefined;
  readonly words: string | undefined;
  readonly onMark: (mark: Mark | undefined) => void;
}

/** The canvas and all that a person does on it. */
function LaneArea({ scene, mark, words, onMark }: AreaProps) {
  const area = useRef<HTMLDivElement>(null);
  const draw: Draw = useCallback((context, width) => scene.draw(context, width), [scene]);
  const [canvas, paint] = useCanvas(draw);
  useEffect(() => scene.attach(paint), [scene, paint]);
  useEffect(
    () => (area.current === null ? undefined : watchPointers(area.current, scene)),
    [scene],
  );
  const place = (next: Mark | undefined, reveal = false): void => {
    scene.mark(next, reveal);
    onMark(next);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (keyChangesView(event, scene, mark)) {
      event.preventDefault();
      return;
    }
    const next = scene.step(mark, event.key);
    if (next === undefined) return;
    event.preventDefault();
    place(next, true);
  };
  const { rows, totalMs } = scene;
  return (
    <div
      ref={area}
      className="lane-area"
      role="slider"
      aria-label={`Task under the mark, in ${rows.length} rows over ${formatMs(totalMs)}`}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, (rows[mark?.row ?? 0]?.phase.length ?? 1) - 1)}
      aria-valuenow={mark?.segment ?? 0}
      aria-valuetext={words ?? 'none yet'}
      title={help}
      tabIndex={0}
      onKeyDown={onKey}
      onPointerMove={(event) => place(markUnder(scene, event))}
      onPointerLeave={() => place(undefined)}
      onDoubleClick={(event) => scene.showSegment(markUnder(scene, event))}
      onBlur={() => place(undefined)}
    >
      <canvas ref={canvas} style={{ height: timelineHeight(rows.length) }} />
    </div>
  );
}

/** The rows of one run; arrow keys go from task to task, and the view moves along. */
export function Lanes({ rows, totalMs, plan }: Props) {
  const scene = useMemo(() => new TimelineScene(rows, totalMs), [rows, totalMs]);
  const [mark, setMark] = useState<Mark>();
  const say = (at: Mark | undefined): string | undefined => {
    const segment = scene.segment(at);
    return at && segment && segmentInWords(rows[at.row], segment, plan);
  };
  const words = say(mark);
  const longest = say(scene.longest);
  return (
    <>
      <div className="lanes">
        <LaneNames rows={rows} plan={plan} />
        <LaneArea scene={scene} mark={mark} words={words} onMark={setMark} />
      </div>
      <div className="lane-foot">
        <p className="lane-detail">
          {words ??
            (longest === undefined
              ? 'Point at a task to see its range and time.'
              : `Longest task (outlined): ${longest}`)}
        </p>
        <span className="lane-buttons">
          <PlayControls scene={scene} />
          <ZoomButtons scene={scene} />
        </span>
      </div>
    </>
  );
}
