// A study leaves the page as a file, which the page and the command line open again.

import { Download } from 'lucide-react';
import type { Study } from '../../record/study.ts';
import { downloadStudy } from '../../store/record-file.ts';

const names: Readonly<Record<Study['kind'], string>> = {
  run: 'run',
  comparison: 'comparison',
  'break-even': 'search',
  growth: 'growth',
  'size-map': 'size map',
  calibration: 'measurement',
};

/** A button that names what it saves. */
export function SaveStudy({ study }: { readonly study: Study }) {
  return (
    <button
      type="button"
      className="button button-plain save-study"
      onClick={() => void downloadStudy(study)}
    >
      <Download size={14} aria-hidden="true" /> Save this {names[study.kind]} (JSON)
    </button>
  );
}
