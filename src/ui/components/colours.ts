// The page's colours for a canvas, which knows no custom properties.

/** Colours of processors before they repeat. */
export const laneColours = 8;

/** Reads custom properties of an element as the colours they stand for now. */
export function readColours<Name extends string>(
  element: Element,
  names: readonly Name[],
): Readonly<Record<Name, string>> {
  const style = getComputedStyle(element);
  return Object.fromEntries(
    names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]),
  ) as Record<Name, string>;
}

/** Names of the processors' colours. */
export const laneNames = Array.from({ length: laneColours }, (_, lane) => `lane-${lane}`);
