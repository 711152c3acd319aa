// All workloads by subject, with pictures: a dialog over the form. The radio group is named Workload.

import { useEffect, useId, useRef } from 'react';
import type { Catalogue, WorkloadInfo } from '../../store/catalogue.ts';
import { chooseWorkload } from '../../store/config-actions.ts';
import { useLab, useLabState } from '../lab-context.tsx';
import { byArea } from './by-area.ts';
import { WorkloadImage } from './workload-image.tsx';
import './workload-gallery.css';

interface CardProps {
  readonly workload: WorkloadInfo;
  readonly group: string;
  readonly onPick: () => void;
}

function Card({ workload, group, onPick }: CardProps) {
  const lab = useLab();
  const checked = useLabState((state) => state.config.workload === workload.id);
  return (
    <label className="gallery-card" data-checked={checked}>
      <input
        type="radio"
        name={group}
        checked={checked}
        aria-label={workload.title}
        onChange={() => chooseWorkload(lab, workload.id)}
        onClick={({ detail }) => {
          // Arrow keys click as well, with no count: they only move.
          if (detail > 0) onPick();
        }}
        onKeyDown={({ key }) => {
          if (key === 'Enter') onPick();
        }}
      />
      <WorkloadImage id={workload.id} />
      <span className="gallery-words">
        <span className="gallery-title">{workload.title}</span>
        <span className="gallery-tagline">{workload.tagline}</span>
      </span>
    </label>
  );
}

interface GalleryProps {
  readonly catalogue: Catalogue;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Choosing with the pointer or Enter closes it; arrow keys move the choice. */
export function WorkloadGallery({ catalogue, open, onClose }: GalleryProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const group = useId();
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      className="dialog gallery"
      aria-labelledby={`${group}-title`}
      onClose={onClose}
    >
      <div className="gallery-head">
        <h2 id={`${group}-title`}>Choose a workload</h2>
        <button type="button" className="button" onClick={onClose}>
          Close
        </button>
      </div>
      <div className="gallery-areas" role="radiogroup" aria-label="Workload">
        {byArea(catalogue.workloads).map(({ title, workloads }) => (
          <section key={title} aria-label={title} data-wide={workloads.length > 1}>
            <h3 className="gallery-area">{title}</h3>
            <div className="gallery-cards">
              {workloads.map((workload) => (
                <Card key={workload.id} workload={workload} group={group} onPick={onClose} />
              ))}
            </div>
          </section>
        ))}
      </div>
    </dialog>
  );
}
