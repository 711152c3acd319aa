// Reads the bench's call.

import { figureIds } from './figures/figures.ts';
import type { FigureId } from './figures/figures.ts';

/** A call that can be answered, or the sentence that says what is wrong with it. */
export type Call =
  | {
      readonly kind: 'run';
      readonly only: readonly FigureId[];
      readonly jsonFile: string | undefined;
      readonly write: boolean;
      readonly rounds: number;
    }
  | { readonly kind: 'wrong'; readonly sentence: string };

/** Rounds of a group unless the call says otherwise. */
const defaultRounds = 21;

/** Fewer rounds give no interval of a median. */
const fewestRounds = 6;

const usage =
  'npm run bench -- [--only ID[,ID]] [--json FILE] [--write] [--rounds N]; docs/benchmarks.md is ' +
  `written with --write, or when all figures are measured. IDs: ${figureIds.join(', ')}.`;

function isFigureId(id: string): id is FigureId {
  return figureIds.some((known) => known === id);
}

/** Reads `argv`, the words after `npm run bench --`. */
export function readCall(argv: readonly string[]): Call {
  let only: readonly FigureId[] = figureIds;
  let jsonFile: string | undefined;
  let write: boolean | undefined;
  let rounds = defaultRounds;
  const words = argv.flatMap((word) => (word.startsWith('--') ? word.split('=', 2) : [word]));
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    const value = words[i + 1];
    if (word === '--write') {
      write = true;
      continue;
    }
    if (word === '--only' && value) {
      const ids = value.split(',');
      const unknown = ids.find((id) => !isFigureId(id));
      if (unknown !== undefined) return { kind: 'wrong', sentence: `No "${unknown}". ${usage}` };
      only = ids.filter(isFigureId);
      write ??= false;
    } else if (word === '--json' && value) jsonFile = value;
    else if (word === '--rounds' && value) {
      rounds = Number(value);
      if (!Number.isInteger(rounds) || rounds < fewestRounds) {
        const sentence = `--rounds takes a whole number from ${fewestRounds}, not "${value}".`;
        return { kind: 'wrong', sentence };
      }
    } else return { kind: 'wrong', sentence: `"${word}" cannot be read. ${usage}` };
    i++;
  }
  return { kind: 'run', only, jsonFile, write: write ?? true, rounds };
}
