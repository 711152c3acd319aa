// How components reach the lab: one context, one hook for state, one for the lab to act on.

import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Lab, LabState } from '../store/lab.ts';

/** Provides the lab to everything below. */
export const LabContext = createContext<Lab | undefined>(undefined);

/** The lab, to hand to actions. */
export function useLab(): Lab {
  const lab = useContext(LabContext);
  if (lab === undefined) throw new Error('No lab above this component.');
  return lab;
}

/** A part of the state; draws again when that part changes. */
export function useLabState<T>(select: (state: LabState) => T): T {
  return useStore(useLab().store, select);
}
