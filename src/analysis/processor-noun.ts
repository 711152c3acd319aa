// What a processor is called where a plan runs.

import type { Plan } from '../record/plan.ts';
import type { ProcessorNoun } from '../words/message.ts';

/** The noun in the singular. */
export function processorNoun({ backend }: Plan): ProcessorNoun {
  switch (backend) {
    case 'serial':
    case 'hybrid':
      return 'processor';
    case 'workers':
      return 'worker';
    case 'webgpu':
      return 'workgroup';
  }
}
