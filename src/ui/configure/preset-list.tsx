// Experiments to try: a question each, which a click puts into the form and runs.

import { presets, runPreset } from '../../store/preset-actions.ts';
import { useBusy, useLab } from '../lab-context.tsx';
import './preset-list.css';

/** A list of buttons, folded where a record is shown already. */
export function PresetList({ open }: { readonly open: boolean }) {
  const lab = useLab();
  const busy = useBusy();
  return (
    <details className="panel presets" open={open}>
      <summary className="panel-title">Experiments to try</summary>
      <ul className="preset-list">
        {presets.map((preset) => (
          <li key={preset.id}>
            <button
              type="button"
              className="preset"
              disabled={busy}
              onClick={() => {
                scrollTo({ top: 0 });
                void runPreset(lab, preset);
              }}
            >
              <span className="preset-title">{preset.title}</span>
              <span className="preset-question">{preset.question}</span>
              {preset.source !== undefined && (
                <span className="preset-source">{preset.source}</span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
