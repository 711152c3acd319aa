// What an image file says of itself before it is decoded.

import { imageSize } from 'image-size';

export interface ImageHead {
  /** Of the file, whatever its name says: 'png', 'jpg', 'svg' ... */
  readonly type: string | undefined;
  /** As stored: the image may be shown turned. */
  readonly width: number;
  readonly height: number;
  /** Whether its colours are stored beside an alpha, as in PNG of colour type 4 and 6. */
  readonly hasStraightAlpha: boolean;
}

/** Bytes that are looked at: sizes stand at the beginning, behind what a camera wrote at most. */
const headBytes = 2 ** 18;
/** More than an animation has that anybody shows; a still image of the size is not read a second time. */
const mostMovingBytes = 2 ** 26;
/** Types whose files may hold more than one picture. */
const movingTypes = new Set(['gif', 'png', 'webp', 'avif']);

/** Undefined where the file is no image that is known, or its size stands far behind: the browser decides then. */
export async function headOfImage(file: Blob): Promise<ImageHead | undefined> {
  try {
    const bytes = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
    const { type, width, height } = imageSize(bytes);
    // PNG's colour type stands at byte 25.
    const hasStraightAlpha = type === 'png' && ((bytes[25] ?? 0) & 4) !== 0;
    return { type, width, height, hasStraightAlpha };
  } catch {
    return undefined;
  }
}

/** Whether there is more to see than the first picture; false where the browser cannot tell. */
export async function isMoving(file: Blob, head: ImageHead | undefined): Promise<boolean> {
  const type = head?.type;
  if (!('ImageDecoder' in globalThis) || !type || !movingTypes.has(type)) return false;
  if (file.size > mostMovingBytes) return false;
  try {
    const decoder = new ImageDecoder({ data: await file.arrayBuffer(), type: `image/${type}` });
    await decoder.tracks.ready;
    await decoder.completed;
    const { selectedTrack } = decoder.tracks;
    decoder.close();
    return (selectedTrack?.frameCount ?? 1) > 1;
  } catch {
    return false;
  }
}
