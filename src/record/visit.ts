// What a round measures next, of the things that each round measures once.

/** The baseline; the team with so many of its processors; or a hybrid team of so many without its GPU. */
export type Visit =
  | { readonly kind: 'baseline' }
  | { readonly kind: 'team'; readonly processors: number }
  | { readonly kind: 'without-gpu'; readonly processors: number };
