// A recording by the microphone, as a file that the lab reads.

import { encodeWave } from './encode-wave.ts';

/** A recording under way. */
export interface Recording {
  /** Ends it and lets the microphone go; resolves with a WAV file. */
  stop(): Promise<File>;
  /** Lets the microphone go; nothing is kept. */
  discard(): void;
}

/** Opus is always decoded at this rate (RFC 6716); it is what browsers record. */
const opusRate = 48_000;

/** Samples a second of what was recorded: of the microphone, unless the format has a rate of its own. */
function rateOf(recorder: MediaRecorder): number {
  const [track] = recorder.stream.getAudioTracks();
  if (recorder.mimeType.includes('opus')) return opusRate;
  return track?.getSettings().sampleRate ?? opusRate;
}

/**
 * The browser's own format decoded, the mean of its channels. At its own rate: the reader of files alone brings sounds
 * to the lab's, the same on the page and on the command line.
 */
async function toWave(recorded: Blob, rate: number): Promise<File> {
  const context = new OfflineAudioContext(1, 1, rate);
  const audio = await context.decodeAudioData(await recorded.arrayBuffer());
  const channels = Array.from({ length: audio.numberOfChannels }, (_, i) =>
    audio.getChannelData(i),
  );
  const samples = new Float32Array(audio.length).map(
    (_, i) => channels.reduce((sum, channel) => sum + (channel[i] ?? 0), 0) / channels.length,
  );
  return new File([encodeWave(samples, rate)], 'recording.wav', { type: 'audio/wav' });
}

function letGo(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/**
 * Asks for the microphone and begins; `lost` hears that the microphone has gone. Rejects where the browser or the person
 * refuses it, or there is none, and where `signal` is aborted by the time it is given. Whatever happens, the microphone
 * is on only while there is a recording.
 */
export async function recordSound(signal: AbortSignal, lost: () => void): Promise<Recording> {
  const devices = (navigator as Partial<Navigator>).mediaDevices;
  if (!devices) throw new Error('this page may use none');
  const stream = await devices.getUserMedia({ audio: true });
  try {
    // Nobody may wait for it any more: the browser may ask for as long as it likes.
    signal.throwIfAborted();
    return recordStream(stream, lost);
  } catch (error) {
    letGo(stream);
    throw error;
  }
}

function recordStream(stream: MediaStream, lost: () => void): Recording {
  const recorder = new MediaRecorder(stream);
  const parts: Blob[] = [];
  const ended = new Promise<void>((resolve) => {
    recorder.addEventListener('stop', () => resolve(), { once: true });
  });
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
  for (const track of stream.getTracks()) {
    // Only by others: one that is stopped here tells nothing.
    track.addEventListener('ended', lost, { once: true });
  }
  recorder.start();
  const discard = (): void => {
    if (recorder.state !== 'inactive') recorder.stop();
    letGo(stream);
  };
  return {
    discard,
    async stop() {
      discard();
      await ended;
      return toWave(new Blob(parts, { type: recorder.mimeType }), rateOf(recorder));
    },
  };
}
