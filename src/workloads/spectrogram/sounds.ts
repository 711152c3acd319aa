// The built-in sounds, 16,000 samples a second: vowels one after the other, a sweep, and a tone.

/** Samples a second. */
export const sampleRate = 16_000;

/** Which sound: the numbers of the parameter's choices. */
const sounds = { vowels: 0, sweep: 1, tone: 2 } as const;

/** The two lowest formants of a, e, i, o, u in Hz, spoken by a man (Peterson and Barney 1952, rounded). */
const formants = [
  [730, 1090],
  [530, 1840],
  [270, 2290],
  [570, 840],
  [300, 870],
] as const;
const vowelsPerSecond = 3;
const harmonics = 24;
const toneHertz = 1_000;

/** How strongly a vowel's resonance passes a frequency. */
function resonance(hertz: number, vowel: number): number {
  const [first, second] = formants[vowel % formants.length] ?? formants[0];
  const peak = (middle: number, width: number): number => 1 / (1 + ((hertz - middle) / width) ** 2);
  return peak(first, 90) + 0.6 * peak(second, 120);
}

/** A voice of a little more than 100 Hz: harmonics as the vowel passes them, by the recurrence of sines. */
function voiceAt(sample: number, seed: number): number {
  const seconds = sample / sampleRate;
  const beat = seconds * vowelsPerSecond;
  const vowel = (Math.floor(beat) * (2 * (seed % 7) + 1) + seed) % formants.length;
  const phase = 2 * Math.PI * (115 * seconds + 3 * Math.sin(2 * seconds));
  const pitch = 115 + 6 * Math.cos(2 * seconds);
  const twice = 2 * Math.cos(phase);
  let [before, now, sum] = [0, Math.sin(phase), 0];
  for (let harmonic = 1; harmonic <= harmonics; harmonic++) {
    sum += now * resonance(harmonic * pitch, vowel);
    [before, now] = [now, twice * now - before];
  }
  // Every vowel swells and fades.
  return 0.2 * sum * Math.sin(Math.PI * (beat % 1)) ** 2;
}

/** From 0 Hz to half of the rate in eight seconds, again and again. */
function sweepAt(sample: number): number {
  const seconds = (sample / sampleRate) % 8;
  return 0.5 * Math.sin(2 * Math.PI * 500 * seconds * seconds);
}

/** `length` samples between -1 and 1, `filled` of them sounding, the rest silence. */
export function makeSound(
  kind: number,
  length: number,
  filled: number,
  seed: number,
): Float32Array {
  const sound = new Float32Array(length);
  for (let i = 0; i < filled; i++) {
    if (kind === sounds.vowels) sound[i] = voiceAt(i, seed);
    else if (kind === sounds.sweep) sound[i] = sweepAt(i);
    else sound[i] = 0.5 * Math.sin((2 * Math.PI * toneHertz * i) / sampleRate);
  }
  return sound;
}
