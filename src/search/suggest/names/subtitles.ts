import { foldText } from '../../../titles/fold-text.ts';
import { initialsOf, LEAST_INITIALS, namesOf } from './key-index.ts';

/** What comes between the name of a series and what a film of it is called. */
const SEPARATOR = /: | [-–—] | and the /gi;
const SMALL_WORDS = / (?:the|an?|and|of|in|on|to)(?= )/g;

/**
 * The initials by which the rest of a title after a separator is known, of at least three words:
 *
 *     Star Wars: Episode V - The Empire Strikes Back    esb, tesb
 *     The Chronicles of Narnia: The Lion, the Witch and the Wardrobe    ltwatw, lww, …
 */
export function subtitleInitials(title: string): readonly string[] {
  const initials = new Set<string>();
  for (const { 0: separator, index } of title.matchAll(SEPARATOR)) {
    for (const name of namesOf(foldText(title.slice(index + separator.length)))) {
      for (const words of [name, name.replaceAll(SMALL_WORDS, '')]) {
        const letters = initialsOf(words);
        if (letters.length >= LEAST_INITIALS) initials.add(letters);
      }
    }
  }
  return [...initials];
}
