// One picture of a result, by its kind: an image or points on a canvas, bars, lines.

import { lazy, Suspense, useCallback, type CSSProperties } from 'react';
import type { BarsPicture, Picture, PointsPicture } from '../../contract/picture.ts';
import type { Tint } from '../../store/lab.ts';
import { formatNumber } from '../../words/quantity.ts';
import { useCanvas, type Draw } from '../components/use-canvas.ts';
import { drawPoints } from './draw-points.ts';
import { drawPicture, drawTint } from './draw-picture.ts';

const LinesChart = lazy(() =>
  import('./lines-chart.tsx').then((module) => ({ default: module.LinesChart })),
);

interface CanvasProps {
  readonly draw: Draw;
  readonly label: string;
  /** Width over height. */
  readonly shape: number;
}

function PictureCanvas({ draw, label, shape }: CanvasProps) {
  const [ref] = useCanvas(draw);
  return (
    <canvas
      ref={ref}
      className="picture"
      style={{ '--shape': shape } as CSSProperties}
      role="img"
      aria-label={label}
    />
  );
}

interface TintedProps {
  readonly picture: Extract<Picture, { kind: 'image' }> | undefined;
  readonly tint: Tint | undefined;
}

/** An image, the tasks in their processors' colours over it, or those alone. */
export function TintedImage({ picture, tint }: TintedProps) {
  const draw: Draw = useCallback(
    (context, width, height) => {
      context.clearRect(0, 0, width, height);
      if (picture !== undefined) drawPicture(context, picture, width, height);
      if (tint === undefined) return;
      const alpha = picture === undefined ? 0.9 : 0.55;
      drawTint(context, tint, picture?.tint ?? 'none', [width, height], alpha);
    },
    [picture, tint],
  );
  const shape = picture === undefined ? 1 : picture.width / picture.height;
  return <PictureCanvas draw={draw} shape={shape} label={picture?.caption ?? 'Finished tasks'} />;
}

function Points({ picture }: { readonly picture: PointsPicture }) {
  const draw: Draw = useCallback(
    (context, width, height) => drawPoints(context, picture, width, height),
    [picture],
  );
  return <PictureCanvas draw={draw} shape={1} label={picture.caption} />;
}

function Bars({ picture: { bars, unit, caption } }: { readonly picture: BarsPicture }) {
  const longest = Math.max(...bars.map(({ value }) => value));
  return (
    <table className="bars" aria-label={caption}>
      <tbody>
        {bars.map(({ label, value }, place) => (
          <tr key={`${place} ${label}`}>
            <th scope="row">{label}</th>
            <td>
              <span className="bar" style={{ width: `${(50 * value) / longest}%` }} />
              {formatNumber(value)} {unit}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A picture as it is, without tint. */
export function ResultPicture({ picture }: { readonly picture: Picture }) {
  switch (picture.kind) {
    case 'image':
      return <TintedImage picture={picture} tint={undefined} />;
    case 'points':
      return <Points picture={picture} />;
    case 'bars':
      return <Bars picture={picture} />;
    case 'lines':
      return (
        <div className="picture-chart" role="img" aria-label={picture.caption}>
          <Suspense>
            <LinesChart picture={picture} />
          </Suspense>
        </div>
      );
  }
}
