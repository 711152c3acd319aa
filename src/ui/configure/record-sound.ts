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

/** Asks for the microphone and begins. Rejects where the browser or the person refuses it, or there is none. */
export async function recordSound(): Promise<Recording> {
  const devices = (navigator as Partial<Navigator>).mediaDevices;
  if (!devices) throw new Error('this page may use none');
  const stream = await devices.getUserMedia({ audio: true });
  const recorder = new MediaRecorder(stream);
  const parts: Blob[] = [];
  const ended = new Promise<void>((resolve) => {
    recorder.addEventListener('stop', () => resolve(), { once: true });
  });
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
  recorder.start();
  const discard = (): void => {
    if (recorder.state !== 'inactive') recorder.stop();
    for (const track of stream.getTracks()) track.stop();
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
