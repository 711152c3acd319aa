// How the schedule hands tasks out, as a strip: tiles for tasks in the colour of their processor where it
// is fixed before the start, the falling chunks of guided, the ranges that thieves halve.

interface Props {
  readonly schedule: string;
  readonly tasks: number;
  readonly processors: number;
  /** Guided: tasks in each chunk. */
  readonly chunks?: readonly number[] | undefined;
}

const mostTiles = 28;
const laneColours = 8;

function colourOf(lane: number): string {
  return `var(--lane-${lane % laneColours})`;
}

/** Tiles of tasks, the first ones where there are more. */
function Tiles({ schedule, tasks, processors }: Props) {
  const tiles = Math.min(tasks, mostTiles);
  const laneOf = (tile: number): number | undefined => {
    if (schedule === 'static') return Math.floor((tile * processors) / tiles);
    return schedule === 'cyclic' ? tile % processors : undefined;
  };
  return Array.from({ length: tiles }, (_, tile) => {
    const lane = laneOf(tile);
    return (
      <span
        key={tile}
        className="tile"
        data-open={lane === undefined}
        style={lane === undefined ? undefined : { background: colourOf(lane) }}
      />
    );
  });
}

/** Chunks as wide as they have tasks. */
function Chunks({ chunks }: { readonly chunks: readonly number[] }) {
  return chunks
    .slice(0, mostTiles)
    .map((tasks, chunk) => (
      <span key={chunk} className="tile" data-open="true" style={{ flexGrow: tasks }} />
    ));
}

/** A range per processor, each with the back half that a thief may take. */
function Ranges({ processors }: { readonly processors: number }) {
  return Array.from({ length: Math.min(processors, mostTiles / 2) }, (_, lane) => [
    <span key={`${lane} own`} className="tile" style={{ background: colourOf(lane) }} />,
    <span
      key={`${lane} back`}
      className="tile"
      data-stolen="true"
      style={{ color: colourOf(lane) }}
    />,
  ]).flat();
}

function describe({ schedule, tasks, processors, chunks = [] }: Props): string {
  switch (schedule) {
    case 'static':
    case 'cyclic':
      return `${tasks} tasks on ${processors} processors, ${schedule}`;
    case 'guided':
      return `${tasks} tasks in chunks of ${chunks.slice(0, 6).join(', ')}${chunks.length > 6 ? ' and so on' : ''}`;
    case 'stealing':
      return `${tasks} tasks in ${processors} ranges; who is done takes half of another's`;
    default:
      return `${tasks} tasks, each taken by the processor that is free`;
  }
}

/** The strip; what it shows is also said. */
export function AssignmentPicture(props: Props) {
  const { schedule, processors, chunks = [] } = props;
  return (
    <div className="tiles" role="img" aria-label={describe(props)}>
      {schedule === 'guided' && <Chunks chunks={chunks} />}
      {schedule === 'stealing' && <Ranges processors={processors} />}
      {schedule !== 'guided' && schedule !== 'stealing' && <Tiles {...props} />}
      {schedule === 'dynamic' && <span className="tiles-note">decided while running</span>}
    </div>
  );
}
