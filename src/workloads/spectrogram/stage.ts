// The stage of the spectrogram, and the names by which kernels know their data.

import type { Window } from '../../contract/kernel.ts';
import type { Stage } from '../../contract/stage.ts';

/** Frames of a block, which is an item: they share the room to work in. */
export const blockFrames = 32;
/** Bands of the mel scale. */
export const bandCount = 40;
/** Numbers that say where a band lies: its first bin, how many there are, and where its weights begin. */
export const placeLength = 3;

/** `frames`: how many there are; `size`: samples of a frame, a power of two; `hop`: samples from one to the next. */
export type FrameArguments = {
  readonly frames: number;
  readonly size: number;
  readonly hop: number;
};

/**
 * f32 but where it says u32. `hann`: `size` weights. `twiddles`, `order` (u32): see `tables.ts`. `weights` and
 * `places` (u32): of the bands. To work in: `work`. `levels`: the energy of `bandCount` bands of each frame.
 */
export interface FrameWindows {
  readonly sound: Window;
  readonly hann: Window;
  readonly twiddles: Window;
  readonly order: Window;
  readonly weights: Window;
  readonly places: Window;
  readonly work: Window;
  readonly levels: Window;
}

export function blocksOf(frames: number): number {
  return Math.ceil(frames / blockFrames);
}

/** Room to work in for one frame: both parts of half as many complex numbers, and a power for each bin. */
export function workLength(size: number): number {
  return 1.5 * size + 4;
}

/** Items are blocks of frames; a block needs samples of the next ones too, as far as its last frame reaches. */
export function framesStage(args: FrameArguments): Stage {
  const { frames, size, hop } = args;
  const perItem = blockFrames * hop;
  return {
    name: 'frames',
    entry: 'frames',
    items: blocksOf(frames),
    args,
    arrays: {
      sound: { array: 'sound', how: 'scatter', perItem, halo: Math.ceil(size / perItem) },
      hann: { array: 'hann', how: 'broadcast' },
      twiddles: { array: 'twiddles', how: 'broadcast' },
      order: { array: 'order', how: 'broadcast' },
      weights: { array: 'weights', how: 'broadcast' },
      places: { array: 'places', how: 'broadcast' },
      work: { array: 'work', how: 'scratch', perItem: workLength(size) },
      levels: { array: 'levels', how: 'gather', perItem: blockFrames * bandCount },
    },
  };
}
