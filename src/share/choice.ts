// A parameter that is a choice, as people write it: by the id of what is chosen.

interface ParameterWithChoices {
  readonly name: string;
  readonly choices?: readonly { readonly id: string }[] | undefined;
}

/** The value of the choice with this id; undefined where there is none, or the parameter is no choice. */
export function idToChoice(
  parameters: readonly ParameterWithChoices[],
  name: string,
  id: string,
): number | undefined {
  const choices = parameters.find((parameter) => parameter.name === name)?.choices;
  const value = choices?.findIndex((choice) => choice.id === id) ?? -1;
  return value < 0 ? undefined : value;
}

/** The id of the chosen; undefined where the value is none, or the parameter is no choice. */
export function choiceToId(
  parameters: readonly ParameterWithChoices[],
  name: string,
  value: number,
): string | undefined {
  return parameters.find((parameter) => parameter.name === name)?.choices?.[value]?.id;
}
