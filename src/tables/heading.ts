// Which row is a heading: one row of words, a name for each column. Anything else that is no number is refused.

/** What programs write where a value is missing or is no number: no name of a column. */
const missing = new Set(
  'na,n/a,#n/a,nan,null,nil,none,inf,infinity,-inf,-infinity,+inf,missing,true,false,#div/0!,#ref!,#value!,#num!,#name?,#null!'.split(
    ',',
  ),
);

/** A quantity rather than a name: "5 kg", "-3x", "$5", "50%". */
const quantity = /^[-+\s(\u2212\p{Sc}]*[\p{Nd}.,]/u;

/** Whether a text can name a column: it has a letter, and is neither a quantity nor the mark of a missing value. */
export function isName(text: string): boolean {
  return /\p{L}/u.test(text) && !quantity.test(text) && !missing.has(text.toLowerCase());
}

/** Whether a row of such cells is a heading: names, of which some may be empty, as that of a row's number. */
export function isHeading(texts: readonly string[]): boolean {
  return texts.some((text) => text !== '') && texts.every((text) => text === '' || isName(text));
}
