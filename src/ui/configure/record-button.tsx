// Records by the microphone in place of a file: a press begins, another ends.

import { Mic, Square } from 'lucide-react';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { openFile, refuseFile } from '../../store/file-actions.ts';
import { useLab } from '../lab-context.tsx';
import { recordSound } from './record-sound.ts';
import type { Recording } from './record-sound.ts';

/** A recording ends by itself after so long, in s. */
const longestS = 120;

type State =
  { readonly kind: 'idle' | 'asking' } | { readonly kind: 'recording'; readonly s: number };

/** What is under way, and its clock. */
interface Current {
  readonly recording: Recording;
  readonly timer: ReturnType<typeof setInterval>;
}

/** The recording under way, which is nobody else's from now on. */
function take(current: RefObject<Current | undefined>): Recording | undefined {
  const taken = current.current;
  current.current = undefined;
  clearInterval(taken?.timer);
  return taken?.recording;
}

export function RecordButton() {
  const lab = useLab();
  const [state, setState] = useState<State>({ kind: 'idle' });
  const current = useRef<Current>(undefined);
  useEffect(() => () => take(current)?.discard(), []);
  const refuse = (error: unknown): void => {
    setState({ kind: 'idle' });
    const reason = error instanceof Error ? error.message : String(error);
    refuseFile(lab, { key: 'file.no-recording', values: { reason } });
  };
  const end = async (): Promise<void> => {
    setState({ kind: 'idle' });
    const recording = take(current);
    if (recording !== undefined) await openFile(lab, await recording.stop());
  };
  const begin = async (): Promise<void> => {
    setState({ kind: 'asking' });
    const recording = await recordSound();
    const sinceMs = performance.now();
    const timer = setInterval(() => {
      const s = Math.floor((performance.now() - sinceMs) / 1000);
      setState({ kind: 'recording', s });
      if (s >= longestS) end().catch(refuse);
    }, 250);
    current.current = { recording, timer };
    setState({ kind: 'recording', s: 0 });
  };
  const isRecording = state.kind === 'recording';
  const press = (): void => {
    if (state.kind !== 'asking') (isRecording ? end() : begin()).catch(refuse);
  };
  return (
    <button type="button" className="button button-plain record" onClick={press}>
      {isRecording ? <Square size={14} aria-hidden="true" /> : <Mic size={14} aria-hidden="true" />}
      {isRecording ? `Stop after ${state.s} s` : state.kind === 'asking' ? 'Asking …' : 'Record'}
    </button>
  );
}
