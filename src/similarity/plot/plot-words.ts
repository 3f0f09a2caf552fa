import { singularOf } from './singular.ts';
import { PHRASES_ABOUT_FILMS, STOP_WORDS } from './stop-words.ts';

const TOKEN = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;
/** Neither a name nor the first word of a sentence, and without digits. */
const LOWER_CASE = /^\p{Ll}[^\p{Lu}\p{Lt}\p{N}]*$/u;
const FEWEST_LETTERS = 3;

/**
 * What a text about a film says of its plot: its words in lower case, each once, in the singular,
 * without accents and without stop words. Names, and most first words of sentences, drop out because
 * they are capitalized.
 *
 *     The crew of the Nostromo meets a hostile alien. Ripley's cat survives.
 *     crew                     meet    hostile alien          cat survive
 */
export function plotWords(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const [token] of text.replaceAll(PHRASES_ABOUT_FILMS, ' ').matchAll(TOKEN)) {
    if (!LOWER_CASE.test(token)) continue;
    const word = folded(token);
    if (word.length < FEWEST_LETTERS || !LOWER_CASE.test(word) || STOP_WORDS.has(word)) continue;
    const singular = singularOf(word);
    if (!STOP_WORDS.has(singular)) words.add(singular);
  }
  return words;
}

/** Without accents, a final 's and other apostrophes. */
function folded(token: string): string {
  return token
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .replace(/['’]s$/, '')
    .replaceAll(/['’]/g, '');
}
