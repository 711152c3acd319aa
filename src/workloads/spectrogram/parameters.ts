// The parameter table, and what follows from it.

import { makeChoice } from '../../kit/make-choice.ts';
import type { ParameterSpecs, ParameterValues } from '../../contract/params.ts';
import type { FrameArguments } from './stage.ts';
import { sampleRate } from './sounds.ts';

export type SoundParameter = 'seconds' | 'sound' | 'frame' | 'hop';

const smallest = 256;
const sizes = [256, 512, 1_024, 2_048] as const;

export const soundParameters: ParameterSpecs<SoundParameter> = {
  seconds: {
    label: 'Length',
    unit: 's',
    default: 300,
    min: smallest / sampleRate,
    max: 3_600,
    integer: false,
    scale: 'log2',
    hint: '16,000 samples a second.',
  },
  sound: makeChoice(
    'Sound',
    'Vowels have formants, a sweep goes from 0 to 8 kHz, a tone stays at 1 kHz.',
    [
      { id: 'vowels', title: 'vowels' },
      { id: 'sweep', title: 'sweep' },
      { id: 'tone', title: 'tone' },
    ],
  ),
  frame: makeChoice(
    'Frame',
    'Longer frames tell frequencies apart, shorter ones times.',
    sizes.map((size) => ({ id: String(size), title: `${size}` })),
    1,
  ),
  hop: {
    label: 'Hop',
    unit: 'samples',
    default: 160,
    min: 16,
    max: 2_048,
    integer: true,
    scale: 'log2',
    hint: 'From one frame to the next: 160 are 10 ms, as in speech recognition.',
  },
};

export type SoundValues = ParameterValues<SoundParameter>;

export function samplesOf({ seconds }: SoundValues): number {
  return Math.round(seconds * sampleRate);
}

export function argumentsOf(p: SoundValues): FrameArguments {
  const size = sizes[p.frame] ?? smallest;
  return { size, hop: p.hop, frames: Math.floor((samplesOf(p) - size) / p.hop) + 1 };
}
