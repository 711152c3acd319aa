// Which laws and ceilings are laid over the points.

import { firstLayers, layersOf, type LayerId } from './chart-layers.ts';
import type { ChartView } from './chart-series.ts';
import { useLabState } from '../lab-context.tsx';
import type { RunRecord } from '../../record/run-record.ts';

interface Props {
  readonly record: RunRecord;
  readonly view: ChartView;
  readonly shown: ReadonlySet<LayerId>;
  readonly onChange: (shown: ReadonlySet<LayerId>) => void;
}

/** A group of check boxes named Layers. */
export function LayerChoice({ record, view, shown, onChange }: Props) {
  const calibration = useLabState((state) => state.calibration);
  // A serial fraction of n times as fast is none.
  const layers = layersOf(record, calibration).filter(
    ({ id }) => id !== 'ideal' || view !== 'serial-fraction',
  );
  if (layers.length === 0) return null;
  const toggle = (id: LayerId): void => {
    const next = new Set(shown);
    if (!next.delete(id)) next.add(id);
    onChange(next);
  };
  return (
    <fieldset className="layers">
      <legend className="visually-hidden">Layers</legend>
      {layers.map(({ id, title, meaning }) => (
        <label key={id} className={`layer layer-${id}`} title={meaning}>
          <input type="checkbox" checked={shown.has(id)} onChange={() => toggle(id)} />
          {title}
        </label>
      ))}
      {layers
        .filter(({ id }) => shown.has(id) && !firstLayers.includes(id))
        .map(({ id, title, meaning }) => (
          <p key={id} className={`layer-meaning layer-${id}`}>
            <span className="layer-key" aria-hidden="true" />
            {title}: {meaning}
          </p>
        ))}
    </fieldset>
  );
}
