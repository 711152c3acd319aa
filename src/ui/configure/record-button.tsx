// Records by the microphone in place of a file: a press begins, another ends.

import { Mic, Square } from 'lucide-react';
import { useLab } from '../lab-context.tsx';
import { useMicrophone } from './use-microphone.ts';
import type { MicrophoneState } from './use-microphone.ts';

function label(state: MicrophoneState): string {
  switch (state.kind) {
    case 'idle':
      return 'Record';
    case 'asking':
      return 'Asking … (press to give up)';
    case 'recording':
      return `Stop after ${state.s} s`;
  }
}

export function RecordButton() {
  const { state, press } = useMicrophone(useLab());
  const isRecording = state.kind === 'recording';
  return (
    <button type="button" className="button button-plain record" onClick={press}>
      {isRecording ? <Square size={14} aria-hidden="true" /> : <Mic size={14} aria-hidden="true" />}
      {label(state)}
    </button>
  );
}
