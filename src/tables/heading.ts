// Which row is a heading: one row of words, a name for each column. Anything else that is no number is refused.

/**
 * What programs write where a value is missing or is no number, without signs and brackets: no name of a column. Among
 * them is all that pandas 1.5 takes for missing (read_csv, na_values).
 */
const missing = new Set(
  'na,n/a,#na,#n/a,#n/a n/a,#n/d,#nv,n.a.,n.d.,k.a.,nan,null,nil,none,undefined,inf,infinity,missing,true,false'.split(
    ',',
  ),
);

/** Errors of a spreadsheet, in any language: "#DIV/0!", "#WERT!", "#¿NOMBRE?". */
const spreadsheetError = /^#\S+[!?]$/u;

/** What is missing stands in the middle: "-nan(ind)" and "<NA>" are "nan" and "na". */
function isMissing(text: string): boolean {
  const bare = text.toLowerCase().replace(/^[-+<([]+/, '');
  const word = bare.replace(/\([^()]*\)$/, '').replace(/[>)\]]{1,2}$/, '');
  // "Nat" may name a column, and "NaT" is no time to pandas.
  return missing.has(word) || text === 'NaT' || spreadsheetError.test(text);
}

/** A quantity rather than a name: "5 kg", "-3x", "$5", "50%". */
const quantity = /^[-+\s(\u2212\p{Sc}]*[\p{Nd}.,]/u;

/** Whether a text can name a column: it has a letter, and is neither a quantity nor the mark of a missing value. */
export function isName(text: string): boolean {
  return /\p{L}/u.test(text) && !quantity.test(text) && !isMissing(text);
}

/** Whether a row of such cells is a heading: names, of which some may be empty, as that of a row's number. */
export function isHeading(texts: readonly string[]): boolean {
  return texts.some((text) => text !== '') && texts.every((text) => text === '' || isName(text));
}
