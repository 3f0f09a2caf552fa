import { createTextPacker, type Texts } from './packed-texts.ts';
import { fitOf, type TypedText } from './text-fit.ts';
import { buildTrigramIndex, foldedText, textsLike, type TrigramIndex } from './trigram-index.ts';

/** A name, and the number of its owner. */
export type OwnedName = readonly [owner: number, name: string];

/** The names by which things are found. */
export interface NameIndex {
  /** The owner of each name. */
  readonly owners: Int32Array;
  /** The names as they are shown. */
  readonly names: Texts;
  /** The names as they are compared. */
  readonly folded: Texts;
  readonly trigrams: TrigramIndex;
}

/** A name that fits what was typed. */
interface NameMatch {
  readonly owner: number;
  /** See {@link fitOf}. */
  readonly fit: number;
  /** The name's number. */
  readonly name: number;
}

// This many names that share the most with a query are compared letter by letter.
const CANDIDATES = 400;

/** Indexes names, grouped by owner; of an owner's names that are equal when folded, the first. */
export function buildNameIndex(ownedNames: Iterable<OwnedName>): NameIndex {
  const owners: number[] = [];
  const names = createTextPacker();
  const folded = createTextPacker();
  const seen = new Set<string>();
  for (const [owner, name] of ownedNames) {
    if (owner !== owners.at(-1)) seen.clear();
    const text = foldedText(name);
    if (seen.has(text)) continue;
    seen.add(text);
    owners.push(owner);
    names.add(name);
    folded.add(text);
  }
  const compared = folded.texts();
  return {
    owners: Int32Array.from(owners),
    names: names.texts(),
    folded: compared,
    trigrams: buildTrigramIndex(compared),
  };
}

/** The names that fit a folded text, among those that share the most with it. */
export function* namesLike(
  { owners, folded, trigrams }: NameIndex,
  query: string,
  typed: TypedText,
): Generator<NameMatch> {
  for (const name of textsLike(trigrams, query, CANDIDATES)) {
    const fit = fitOf(typed, folded.at(name) ?? '');
    if (fit !== undefined) yield { owner: owners[name] ?? 0, fit, name };
  }
}
