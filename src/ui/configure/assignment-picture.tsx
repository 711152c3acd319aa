// Which processor gets which task, as tiles; where that is decided while running, the tiles say so.

interface Props {
  readonly schedule: string;
  readonly tasks: number;
  readonly processors: number;
}

const mostTiles = 28;

function laneOf(
  schedule: string,
  tile: number,
  tiles: number,
  processors: number,
): number | undefined {
  switch (schedule) {
    case 'static':
      return Math.floor((tile * processors) / tiles);
    case 'cyclic':
      return tile % processors;
    default:
      return undefined;
  }
}

/** A strip of at most 28 tiles, the first tasks where there are more. */
export function AssignmentPicture({ schedule, tasks, processors }: Props) {
  const tiles = Math.min(tasks, mostTiles);
  const decided = laneOf(schedule, 0, tiles, processors) !== undefined;
  const label = decided
    ? `${tasks} tasks on ${processors} processors, ${schedule}`
    : `${tasks} tasks, each taken by the processor that is free`;
  return (
    <div className="tiles" role="img" aria-label={label}>
      {Array.from({ length: tiles }, (_, tile) => {
        const lane = laneOf(schedule, tile, tiles, processors);
        return (
          <span
            key={tile}
            className="tile"
            data-open={lane === undefined}
            style={lane === undefined ? undefined : { background: `var(--lane-${lane % 8})` }}
          />
        );
      })}
      {!decided && <span className="tiles-note">decided while running</span>}
    </div>
  );
}
