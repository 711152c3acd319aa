// A recording as a WAV file: one channel of 16-bit PCM.

const headBytes = 44;

/** RIFF's chunks before the samples: WAVE, "fmt " (PCM, one channel), "data". */
function writeHead(view: DataView, rate: number, bytes: number): void {
  const letters = (at: number, text: string): void => {
    for (let i = 0; i < text.length; i++) view.setUint8(at + i, text.charCodeAt(i));
  };
  letters(0, 'RIFF');
  view.setUint32(4, headBytes - 8 + bytes, true);
  letters(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, 2 * rate, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  letters(36, 'data');
  view.setUint32(40, bytes, true);
}

/** `samples` from -1 to 1, at `rate` a second. */
export function encodeWave(samples: Float32Array, rate: number): ArrayBuffer {
  const bytes = 2 * samples.length;
  const buffer = new ArrayBuffer(headBytes + bytes);
  const view = new DataView(buffer);
  writeHead(view, rate, bytes);
  for (const [i, sample] of samples.entries()) {
    const level = Math.round(sample * 0x7fff);
    view.setInt16(headBytes + 2 * i, Math.max(-0x8000, Math.min(0x7fff, level)), true);
  }
  return buffer;
}
