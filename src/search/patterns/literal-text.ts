/** Letters and the like, and special characters after a backslash, without spaces around them. */
const LITERAL = /^(?!\s)(?!.*\s$)(?:[^\\^$.|?*+()[\]{}]|\\[^\p{L}\p{N}])*$/su;
const QUOTED = /\\(.)/gsu;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
/**
 * What people write in titles, although it means something else in a pattern: question marks, brackets,
 * full stops after abbreviations, and a plus sign between words.
 */
const NATURAL =
  /^(?!\s)(?!.*\s$)(?=.*(?:[?()]|\.(?:\s|$)|\p{Lu}\.|\s\+\s))(?:[^\\^$|*+[\]{}]|(?<=\s)\+(?=\s))*$/su;

/**
 * The text of a pattern in which nothing has a special meaning; undefined for other patterns, and for
 * texts without letters and digits, which are not compared by their words.
 *
 *     spider-man      spider-man
 *     mr\. nobody     mr. nobody
 *     ^the            undefined
 */
export function literalText(pattern: string): string | undefined {
  if (!LITERAL.test(pattern)) return undefined;
  const text = pattern.replaceAll(QUOTED, '$1');
  return LETTER_OR_DIGIT.test(text) ? text : undefined;
}

/**
 * The text of a pattern that is plain text, or may as well be a title as it is written, such as
 * `(500) Days` or `Who Framed Roger Rabbit?`.
 */
export function textAsWritten(pattern: string): string | undefined {
  const literal = literalText(pattern);
  if (literal !== undefined) return literal;
  return NATURAL.test(pattern) && LETTER_OR_DIGIT.test(pattern) ? pattern : undefined;
}
