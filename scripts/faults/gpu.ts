import type { FaultRow } from './fault-row.ts';

/** What happens to the GPU and to the device that the page has of it. */
export const gpu: readonly FaultRow[] = [
  {
    id: 'G1',
    fault: 'There is no WebGPU, or no adapter',
    seen: 'The form says why, and the CPU runs.',
  },
  {
    id: 'G2',
    fault: 'The adapter never answers',
    seen: 'After 5 s it counts as absent.',
  },
  {
    id: 'G3',
    fault: 'The adapter is software',
    seen: 'Page and record say so.',
  },
  {
    id: 'G4',
    fault: 'The device refuses the limits that were asked for',
    seen: 'Default limits are taken, and sizes are refused by them.',
  },
  {
    id: 'G5',
    fault: 'The device comes lost',
    seen: 'Another one is asked for, once.',
  },
  {
    id: 'G6',
    fault: 'The device is lost before, in or after a run',
    seen: 'Before: another one is taken. In: the run fails and nothing of it is shown. After: what was complete stays so.',
  },
  {
    id: 'G7',
    fault: 'The process of the GPU crashes twice',
    seen: 'The GPU is left alone, and the CPU is offered.',
  },
  {
    id: 'G8',
    fault: 'Work is accepted and not done',
    seen: 'The run fails: work that was not done is never measured.',
  },
  {
    id: 'G9',
    fault: 'One dispatch takes longer than the watchdog of the system allows',
    seen: 'Work is submitted in parts that are short enough.',
    open: 'Needs a real GPU, which no test machine has.',
  },
  {
    id: 'G10',
    fault: "A person's own shader does not end",
    seen: 'The loss is said, and the page stays.',
    open: 'There are no shaders of a person yet.',
  },
  {
    id: 'G11',
    fault: "A person's own shader does not compile",
    seen: 'The place of the fault is shown beside the text.',
    open: 'There are no shaders of a person yet; those that come with the lab are compiled by the tests.',
  },
  {
    id: 'G12',
    fault: 'A bind group or a pipeline is invalid',
    seen: 'The run fails with what the device says.',
  },
  {
    id: 'G13',
    fault: 'A run needs more workgroups or a larger buffer than the GPU takes',
    seen: 'Workgroups are spread over two dimensions; arrays are refused with the limit.',
  },
  {
    id: 'G14',
    fault: 'The GPU has no memory left',
    seen: 'It is said, and every buffer is given back.',
  },
  {
    id: 'G15',
    fault: 'A size is no number, negative or absurd',
    seen: 'The field says what it takes, and nothing reaches the GPU.',
  },
  {
    id: 'G16',
    fault: 'Results cannot be mapped',
    seen: 'The run fails: zeros are never a result.',
  },
  {
    id: 'G17',
    fault: 'The device reports an error that no scope caught',
    seen: 'The run that was going on fails.',
  },
  {
    id: 'G18',
    fault: 'Many runs follow one another',
    seen: 'No buffer of an earlier run is left.',
  },
];
