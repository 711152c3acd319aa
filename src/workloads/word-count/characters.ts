// What a character is to a word, by Unicode's properties: a letter or number, something that joins on to it, or its end.

/** In no word: it ends the one before. */
export const between = 0;
/** A letter or a number. */
export const letter = 1;
/**
 * Belongs to what is before it (UAX 29, rule WB4: Extend, Format and ZWJ): marks, joiners, soft hyphens, signs of
 * direction.
 */
export const joiner = 2;
/** A letter of a script that is written without gaps between words. */
export const gapless = 3;

const letterPattern = /[\p{L}\p{N}]/u;
const joinerPattern = /[\p{M}\p{Cf}\p{Emoji_Modifier}]/u;
/** Scripts whose words a dictionary finds; their digits are numbers as others are. */
const gaplessPattern =
  /(?=[\p{L}\p{Nl}])[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}]/u;
/** Invisible, but a gap; and signs that stand before the number or word that they belong to. */
const noJoiner = /[\u200b\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]/u;

function kindBySearch(point: number): number {
  const character = String.fromCodePoint(point);
  if (gaplessPattern.test(character)) return gapless;
  if (letterPattern.test(character)) return letter;
  return joinerPattern.test(character) && !noJoiner.test(character) ? joiner : between;
}

const pageLength = 256;
/** Kinds of 256 characters each, found out when one of them is asked for. */
const pages: (Uint8Array | undefined)[] = Array.from({ length: 0x110000 / pageLength });

/** `between`, `letter`, `joiner` or `gapless`. */
export function kindOf(point: number): number {
  const page = (pages[point >>> 8] ??= Uint8Array.from({ length: pageLength }, (_, low) =>
    kindBySearch((point & ~(pageLength - 1)) + low),
  ));
  return page[point & (pageLength - 1)] as number;
}

/** Bytes of the character that begins with `lead` in UTF-8 (RFC 3629, section 3). */
export function bytesOf(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

/** The character at byte `at` of UTF-8 that has been checked. */
export function pointAt(text: Uint8Array, at: number): number {
  const lead = text[at] as number;
  if (lead < 0x80) return lead;
  const second = (text[at + 1] as number) & 0x3f;
  if (lead < 0xe0) return ((lead & 0x1f) << 6) | second;
  const third = (text[at + 2] as number) & 0x3f;
  if (lead < 0xf0) return ((lead & 0x0f) << 12) | (second << 6) | third;
  return ((lead & 0x07) << 18) | (second << 12) | (third << 6) | ((text[at + 3] as number) & 0x3f);
}

/** From `at` on, where a character begins: the first byte of one. */
export function characterFrom(text: Uint8Array, at: number): number {
  let start = at;
  while (start < text.length && ((text[start] as number) & 0xc0) === 0x80) start++;
  return start;
}
