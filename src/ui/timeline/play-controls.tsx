// Buttons of the slow motion: play, pause, from change to change, the speed, and back to the whole.

import { Pause, Play, SkipBack, SkipForward, X } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { isBusy } from '../../store/lab.ts';
import { formatMs } from '../../words/quantity.ts';
import { IconButton } from '../components/icon-button.tsx';
import { useLabState } from '../lab-context.tsx';
import { busyAt, lastChange, nextChange, Playback, speeds } from './playback.ts';
import { phases } from './timeline-rows.ts';
import type { TimelineScene } from './timeline-scene.ts';

const compute = phases.indexOf('compute');

/** Stops where a run begins: nothing is drawn while it measures. */
function usePlayback(scene: TimelineScene) {
  const [nowMs, setNowMs] = useState<number>();
  const playback = useMemo(
    () =>
      new Playback(scene.totalMs, (ms) => {
        scene.showUntil(ms);
        setNowMs(ms);
      }),
    [scene],
  );
  const busy = useLabState(({ run }) => isBusy(run));
  useEffect(() => {
    if (busy) playback.end();
  }, [busy, playback]);
  useEffect(() => () => playback.end(), [playback]);
  return { playback, nowMs };
}

/** A group named Slow motion. */
export function PlayControls({ scene }: { readonly scene: TimelineScene }) {
  const { playback, nowMs } = usePlayback(scene);
  const [speed, setSpeed] = useState(1);
  const { rows, totalMs } = scene;
  const faster = (): void => {
    const next = speeds[(speeds.findIndex((one) => one === speed) + 1) % speeds.length] ?? 1;
    playback.setSpeed(next);
    setSpeed(next);
  };
  const at = nowMs ?? 0;
  const { busy, lanes } = busyAt(rows, at, compute);
  return (
    <div className="play-controls" role="group" aria-label="Slow motion">
      {playback.playing ? (
        <IconButton label="Pause" icon={<Pause size={14} />} onPress={() => playback.pause()} />
      ) : (
        <IconButton
          label="Play in slow motion"
          icon={<Play size={14} />}
          onPress={() => playback.play()}
        />
      )}
      <IconButton
        label="Back to the change before"
        icon={<SkipBack size={14} />}
        onPress={() => playback.moveTo(lastChange(rows, at))}
      />
      <IconButton
        label="On to the next change"
        icon={<SkipForward size={14} />}
        onPress={() => playback.moveTo(nextChange(rows, at, totalMs))}
      />
      <button
        type="button"
        className="button button-plain"
        aria-label={`Speed ${speed}; change`}
        onClick={faster}
      >
        {speed}×
      </button>
      {nowMs !== undefined && (
        <>
          <span className="play-words">
            {formatMs(nowMs)}: {busy} of {lanes} compute
          </span>
          <IconButton
            label="Show the whole run"
            icon={<X size={14} />}
            onPress={() => playback.end()}
          />
        </>
      )}
    </div>
  );
}
