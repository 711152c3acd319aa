// A picture as a study keeps it: no larger than a page needs to show what came out.

import type { ImagePicture, Picture, PointsPicture } from '../contract/picture.ts';

/** Pixels on the longer side, and points, at most. */
const [mostPixels, mostPoints] = [192, 2_000];

/** The picture, made smaller if it is large. */
export function thumbnail(picture: Picture): Picture {
  switch (picture.kind) {
    case 'image':
      return smallerImage(picture);
    case 'points':
      return fewerPoints(picture);
    case 'bars':
    case 'lines':
      return picture;
  }
}

/** Each pixel is the mean of the ones that it stands for. */
function smallerImage(picture: ImagePicture): ImagePicture {
  const longer = Math.max(picture.width, picture.height);
  if (longer <= mostPixels) return picture;
  const width = Math.max(1, Math.round((picture.width * mostPixels) / longer));
  const height = Math.max(1, Math.round((picture.height * mostPixels) / longer));
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    const [top, bottom] = [(y * picture.height) / height, ((y + 1) * picture.height) / height];
    for (let x = 0; x < width; x++) {
      const [left, right] = [(x * picture.width) / width, ((x + 1) * picture.width) / width];
      const box = [left, top, right, bottom].map(Math.floor) as unknown as Box;
      rgba.set(meanColour(picture, box), (y * width + x) * 4);
    }
  }
  return { ...picture, width, height, rgba };
}

type Box = readonly [left: number, top: number, right: number, bottom: number];

function meanColour({ width, rgba }: ImagePicture, [left, top, right, bottom]: Box): number[] {
  const sums = [0, 0, 0, 0];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      for (let part = 0; part < 4; part++) {
        sums[part] = (sums[part] ?? 0) + (rgba[(y * width + x) * 4 + part] ?? 0);
      }
    }
  }
  const pixels = (right - left) * (bottom - top);
  return sums.map((sum) => sum / pixels);
}

/** Every k-th point, for the least k that leaves few enough. */
function fewerPoints(picture: PointsPicture): PointsPicture {
  const step = Math.ceil(picture.x.length / mostPoints);
  if (step <= 1) return picture;
  const keep = (_: number, index: number): boolean => index % step === 0;
  const { x, y, group } = picture;
  return { ...picture, x: x.filter(keep), y: y.filter(keep), group: group.filter(keep) };
}
