// `lab replay FILE`: the run of a record played again elsewhere, computed and not measured, without a browser.

import { policies, transports, type Transport } from '../contract/schedule.ts';
import { askReplay, canReplay, usualCounts } from '../replay/ask-replay.ts';
import { networks, type NetworkId } from '../replay/networks.ts';
import { replayTimes } from '../replay/played-run.ts';
import { textToNumber } from '../share/link.ts';
import { textToProcessors } from '../share/processor-list.ts';
import { formatMs, formatPercent, formatRatio } from '../words/quantity.ts';
import { readInput } from './files/read-input.ts';
import { readOptions, type OptionSpec } from './read-options.ts';
import { openedLine } from './show.ts';
import { alignColumns } from './table.ts';
import type { Answered } from './answered.ts';
import type { Replay, ReplayChoice } from '../replay/ask-replay.ts';
import type { RunRecord } from '../record/run-record.ts';

const networkIds = Object.keys(networks) as readonly NetworkId[];

const usage = `Usage: npm run -s lab -- replay FILE [OPTIONS]

Plays the tasks of a recorded run again in virtual time: computed, not measured. FILE is what
--json or the page's download wrote; - reads standard input. No browser is opened.

  --processors LIST      e.g. 4096 or 1,64,4096 (default: powers of two to 4096)
  --schedule ID          ${policies.join(', ')} (default: as run)
  --grain N              items per task (default: as run)
  --dispatch-ms X        ms between two tasks of one processor (default: as run)
  --transport ID         ${transports.join(', ')} (default: as run)
  --network ID           ${networkIds.join(', ')} (default: none, all on one machine)
  --json                 print the times as JSON in place of the table
`;

const options: readonly OptionSpec[] = [
  { name: 'processors', placeholder: 'LIST' },
  { name: 'schedule', placeholder: 'ID' },
  { name: 'grain', placeholder: 'N' },
  { name: 'dispatch-ms', placeholder: 'X' },
  { name: 'transport', placeholder: 'ID' },
  { name: 'network', placeholder: 'ID' },
  { name: 'json' },
];

/** What a call asks for, or what is wrong with it. */
type Asked =
  | { readonly ok: true; readonly choice: ReplayChoice; readonly counts: readonly number[] }
  | { readonly ok: false; readonly line: string };

/** What `lab replay` answers. */
export async function replay(argv: readonly string[]): Promise<Answered> {
  if (argv.includes('--help') || argv.includes('-h')) return { status: 0, out: usage, err: '' };
  const call = readOptions('replay', argv, options);
  if (call.kind === 'wrong') return wrong(call.lines.join(' '));
  const [file, ...others] = call.words;
  if (file === undefined || others.length > 0)
    return wrong('replay takes one FILE, a run that the lab has written.');
  const read = readInput(file);
  if (!read.ok) return wrong(read.line);
  const { study } = read;
  if (study.kind !== 'run')
    return wrong(`${file} holds a ${study.kind}: only a run can be played again.`);
  if (!canReplay(study)) {
    return wrong(`${file}: this run cannot be played again, because it has no spans of workers.`);
  }
  const asked = readChoice((name) => call.values.get(name)?.[0], study);
  if (!asked.ok) return wrong(asked.line);
  const made = await askReplay(study, asked.choice, asked.counts, replayTimes);
  if (!made) return wrong(`${file}: this run has no spans to play.`);
  if (call.flags.has('json'))
    return { status: 0, out: `${JSON.stringify(made, null, 2)}\n`, err: '' };
  return {
    status: 0,
    out: `${openedLine(study, file)}\n\n${toText(made, study, asked.choice)}`,
    err: '',
  };
}

function wrong(line: string): Answered {
  return { status: 2, out: '', err: `${line}\n` };
}

function readChoice(textOf: (name: string) => string | undefined, run: RunRecord): Asked {
  const { plan } = run;
  const schedule = textOf('schedule') ?? plan.schedule;
  const network = textOf('network') ?? 'none';
  const transport = textOf('transport');
  const given = textOf('processors');
  if (!isOneOf(policies, schedule)) return notOne('--schedule', schedule, policies);
  if (!isOneOf(networkIds, network)) return notOne('--network', network, networkIds);
  if (transport !== undefined && !isOneOf(transports, transport)) {
    return notOne('--transport', transport, transports);
  }
  const counts = given === undefined ? usualCounts : textToProcessors(given);
  if (
    counts.length === 0 ||
    counts.some((n) => !(Number.isInteger(n) && n >= 1 && n <= mostProcessors))
  ) {
    return bad('--processors', given ?? '', `whole numbers from 1 to ${mostProcessors}`);
  }
  const grain = numberOf(textOf('grain')) ?? plan.grain;
  if (!(Number.isInteger(grain) && grain >= 1 && grain <= plan.items)) {
    return bad('--grain', textOf('grain') ?? '', `a whole number from 1 to ${plan.items}`);
  }
  const dispatchMs = numberOf(textOf('dispatch-ms'));
  if (dispatchMs !== undefined && !(dispatchMs >= 0 && dispatchMs <= mostDispatchMs)) {
    return bad(
      '--dispatch-ms',
      textOf('dispatch-ms') ?? '',
      `a number from 0 to ${mostDispatchMs}`,
    );
  }
  const moving = movingOf(run, transport);
  if (moving === 'unknown') {
    const line = `--transport: what messages cost was not known when this run was measured, so ${transport} cannot be played.`;
    return { ok: false, line };
  }
  const choice = { policy: schedule, grainFactor: grain / plan.grain, dispatchMs, moving, network };
  // One processor is what the others are held against.
  return { ok: true, choice, counts: [...new Set([1, ...counts])] };
}

/** Above these a replay takes minutes, and a task a day. */
const [mostProcessors, mostDispatchMs] = [65_536, 86_400_000];

/** How data reaches tasks: undefined for as it was run. */
function movingOf(
  { plan, conditions }: RunRecord,
  transport: Transport | undefined,
): ReplayChoice['moving'] | 'unknown' {
  if (transport === undefined || transport === plan.transport) return undefined;
  if (transport === 'shared') return transport;
  return conditions?.ceiling?.messages?.[transport] ?? 'unknown';
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : textToNumber(text);
}

function isOneOf<Id extends string>(ids: readonly Id[], text: string): text is Id {
  return (ids as readonly string[]).includes(text);
}

function notOne(option: string, given: string, ids: readonly string[]): Asked {
  return { ok: false, line: `${option}: there is no "${given}"; choose ${ids.join(', ')}.` };
}

function bad(option: string, given: string, wanted: string): Asked {
  return { ok: false, line: `${option} takes ${wanted}, not "${given}".` };
}

/** The table, and how near the replay is to the run that it rests on. */
function toText(
  { source, measuredMs, replayedMs, points }: Replay,
  { plan }: RunRecord,
  { policy, grainFactor }: ReplayChoice,
): string {
  const one = points.find(({ processors }) => processors === 1)?.ms;
  const rows = points.map(({ processors, ms }) => [
    String(processors),
    formatMs(ms),
    one === undefined ? '-' : formatRatio(one / ms),
    one === undefined ? '-' : formatPercent(one / ms / processors),
  ]);
  const error = Math.abs(replayedMs - measuredMs) / measuredMs;
  const apart = Number.isFinite(error)
    ? `${formatMs(replayedMs)}, and it took ${formatMs(measuredMs)} (${formatPercent(error)} apart)`
    : formatMs(replayedMs);
  return [
    ...alignColumns([['n', 'time', 'speedup', 'efficiency'], ...rows]),
    '',
    `Simulated from the tasks of the run on n = ${source}: the ${policy} schedule, grain ${plan.grain * grainFactor}. Played as it was, that run takes ${apart}.`,
    '',
  ].join('\n');
}
