// How components reach the lab: one context, one hook for state, one for the lab to act on.

import { createContext, startTransition, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { isBusy, type Lab, type LabState } from '../store/lab.ts';

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

/**
 * Whether a run goes on, for what rests meanwhile: a moment late, so that a press of Run shows Cancel first and does not
 * wait for the rest of the page to be drawn. Actions look for themselves.
 */
export function useBusy(): boolean {
  const { store } = useLab();
  const [busy, setBusy] = useState(() => isBusy(store.getState().run));
  useEffect(() => {
    const follow = ({ run }: LabState): void => {
      startTransition(() => {
        setBusy(isBusy(run));
      });
    };
    // It may have changed since this was drawn.
    follow(store.getState());
    return store.subscribe((state, before) => {
      if (isBusy(state.run) !== isBusy(before.run)) follow(state);
    });
  }, [store]);
  return busy;
}
