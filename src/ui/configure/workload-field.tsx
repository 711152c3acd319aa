// The chosen workload, and the way to all of them.

import { useId, useState } from 'react';
import type { Catalogue } from '../../store/catalogue.ts';
import { ProblemSentence } from '../components/field.tsx';
import { useLabState } from '../lab-context.tsx';
import { useProblem } from './use-problem.ts';
import { WorkloadGallery } from './workload-gallery.tsx';
import { WorkloadImage } from './workload-image.tsx';

/** A button named Workload that opens the gallery. */
export function WorkloadField({ catalogue }: { readonly catalogue: Catalogue }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const chosen = useLabState((state) => state.config.workload);
  const problem = useProblem('workload');
  const workload = catalogue.workloads.find((one) => one.id === chosen);
  return (
    <div className="workload-field" data-problem={problem !== undefined}>
      <button
        type="button"
        className="workload-button"
        aria-label={`Workload: ${workload?.title ?? 'none'}`}
        aria-haspopup="dialog"
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        onClick={() => setOpen(true)}
      >
        {workload !== undefined && <WorkloadImage id={workload.id} />}
        <span className="gallery-words">
          <span className="gallery-title">{workload?.title ?? 'Choose a workload'}</span>
          <span className="gallery-tagline">{workload?.tagline}</span>
          <span className="workload-more">Change · {catalogue.workloads.length} workloads</span>
        </span>
      </button>
      {problem !== undefined && <ProblemSentence id={`${id}-problem`} {...problem} />}
      <WorkloadGallery catalogue={catalogue} open={open} onClose={() => setOpen(false)} />
    </div>
  );
}
