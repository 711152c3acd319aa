// Why one of several parallel fractions is to be believed: keys and values of messages.

type NoValues = Readonly<Record<string, never>>;

export interface BeliefMessages {
  'belief.set': NoValues;
  /** `points`: processor counts that the fit rests on. */
  'belief.only-fit': { readonly points: number };
  'belief.agree': NoValues;
  'belief.imbalance': NoValues;
  'belief.sketch': NoValues;
  'belief.overhead': NoValues;
}
