// What a stage sends between machines, whatever the transport of a run was.

/** Bytes of one stage. */
export interface StageTraffic {
  /** To every machine before its first task. */
  readonly broadcastBytes: number;
  /** From every machine after its last task, combined on the way. */
  readonly reduceBytes: number;
  /** With all tasks together, to and from whoever runs them. */
  readonly itemBytes: number;
}
