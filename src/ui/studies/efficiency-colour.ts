// Colours of efficiencies: a step for each tenth, from dark to light, told apart by people who see colours differently.

/** Cividis at 0, 0.1, ... 1 (Nunez, Anderton and Renslow, PLOS ONE 13(7), 2018), as d3-scale-chromatic 3.1.0 computes it. */
const steps = [
  '#002051',
  '#0a326a',
  '#2b446e',
  '#4d566d',
  '#696970',
  '#7f7c75',
  '#948f78',
  '#ada476',
  '#caba6a',
  '#ead156',
  '#fdea45',
] as const;

/** From this step on black text is told from its ground; white is below. */
const firstLight = 5;

/** The ground of a cell and the text on it; more than 1 has the colour of 1. */
export function efficiencyColour(efficiency: number): {
  readonly background: string;
  readonly color: string;
} {
  const step = Math.min(steps.length - 1, Math.max(0, Math.floor(10 * efficiency)));
  return { background: steps[step] ?? steps[0], color: step < firstLight ? '#fff' : '#000' };
}
