// Time comes from here alone, so that a run can be timed in virtual time.

/** Monotonic time in ms from an arbitrary origin. */
export interface Clock {
  now(): number;
}
