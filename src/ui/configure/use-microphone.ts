// A recording by the microphone, from the press that asks for it to its file. The microphone is on only while the state
// says "recording".

import { useEffect, useRef, useState } from 'react';
import { openFile, refuseFile, setRecording } from '../../store/file-actions.ts';
import type { Lab } from '../../store/lab.ts';
import { recordSound } from './record-sound.ts';
import type { Recording } from './record-sound.ts';

/** A recording ends by itself after so long, in s. */
const longestS = 120;

export type MicrophoneState =
  { readonly kind: 'idle' | 'asking' } | { readonly kind: 'recording'; readonly s: number };

/** One recording: asked for, made, and made into a file or given up. */
class Take {
  readonly #lab: Lab;
  readonly #show: (state: MicrophoneState) => void;
  readonly #givenUp = new AbortController();
  #recording: Recording | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(lab: Lab, show: (state: MicrophoneState) => void) {
    this.#lab = lab;
    this.#show = show;
  }

  async begin(): Promise<void> {
    this.#show({ kind: 'asking' });
    const { signal } = this.#givenUp;
    try {
      const recording = await recordSound(signal, () => void this.end());
      // Given up between the browser's answer and this line.
      if (signal.aborted) recording.discard();
      else this.#start(recording);
    } catch (error) {
      if (!signal.aborted) this.#refuse(error);
    }
  }

  /** Lets the microphone go and opens what was recorded; nothing where it does not record. */
  async end(): Promise<void> {
    const recording = this.#stopClock();
    if (recording === undefined) return;
    this.#show({ kind: 'idle' });
    try {
      await openFile(this.#lab, await recording.stop());
    } catch (error) {
      this.#refuse(error);
    }
  }

  /** Lets the microphone go, or no longer waits for it; nothing is kept. */
  giveUp(): void {
    this.#givenUp.abort();
    this.#stopClock()?.discard();
    this.#show({ kind: 'idle' });
  }

  #start(recording: Recording): void {
    const sinceMs = performance.now();
    this.#recording = recording;
    this.#timer = setInterval(() => {
      const s = Math.floor((performance.now() - sinceMs) / 1000);
      this.#show({ kind: 'recording', s });
      if (s >= longestS) void this.end();
    }, 250);
    setRecording(this.#lab, true);
    this.#show({ kind: 'recording', s: 0 });
    if (document.hidden) void this.end();
  }

  /** The recording under way, which is nobody else's from now on. */
  #stopClock(): Recording | undefined {
    const recording = this.#recording;
    this.#recording = undefined;
    clearInterval(this.#timer);
    if (recording !== undefined) setRecording(this.#lab, false);
    return recording;
  }

  #refuse(error: unknown): void {
    this.#show({ kind: 'idle' });
    const reason = error instanceof Error ? error.message : String(error);
    refuseFile(this.#lab, { key: 'file.no-recording', values: { reason } });
  }
}

/** What the microphone does, and what a press of its button does. */
export function useMicrophone(lab: Lab): {
  readonly state: MicrophoneState;
  readonly press: () => void;
} {
  const [state, setState] = useState<MicrophoneState>({ kind: 'idle' });
  const take = useRef<Take>(undefined);
  useEffect(() => {
    // Nobody sees the button of a page that is hidden.
    const hide = (): void => {
      if (document.hidden) void take.current?.end();
    };
    const leave = (): void => take.current?.giveUp();
    document.addEventListener('visibilitychange', hide);
    addEventListener('pagehide', leave);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
  const press = (): void => {
    switch (state.kind) {
      case 'idle':
        take.current = new Take(lab, setState);
        void take.current.begin();
        break;
      case 'asking':
        take.current?.giveUp();
        break;
      case 'recording':
        void take.current?.end();
    }
  };
  return { state, press };
}
