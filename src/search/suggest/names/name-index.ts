import { buildKeyIndex, textsEqual, withoutArticle, type KeyIndex } from './key-index.ts';
import type { NameForm } from './name-forms.ts';
import { createTextPacker, type Texts } from './packed-texts.ts';
import { subtitleInitials } from './subtitles.ts';
import { buildTrigramIndex, textsLike, type TrigramIndex } from './trigram-index.ts';

/** A name, and the number of its owner. */
export type OwnedName = readonly [owner: number, name: string];

/** The names by which things are found. */
export interface NameIndex {
  /** The owner of each name. */
  readonly owners: Int32Array;
  /** The names as they are shown. */
  readonly names: Texts;
  /** The names as they are compared, one or several of each. */
  readonly forms: Texts;
  /** The name of each form. */
  readonly nameOf: Int32Array;
  /** See {@link NameForm}. */
  readonly distances: Float32Array;
  readonly trigrams: TrigramIndex;
  readonly keys: KeyIndex;
}

// This many forms that share the most with a query are compared letter by letter.
const CANDIDATES = 400;

/**
 * Indexes names, grouped by owner; of an owner's names that are equal in their first form, the first.
 *
 * @param formsOf the ways to compare a name of an owner
 */
export function buildNameIndex(
  ownedNames: Iterable<OwnedName>,
  formsOf: (owner: number, name: string) => readonly NameForm[],
): NameIndex {
  const owners: number[] = [];
  const names = createTextPacker();
  const packed = createTextPacker();
  const nameOf: number[] = [];
  const distances: number[] = [];
  const seen = new Set<string>();
  for (const [owner, name] of ownedNames) {
    if (owner !== owners.at(-1)) seen.clear();
    const forms = formsOf(owner, name);
    const [first = { text: '' }] = forms;
    if (seen.has(first.text)) continue;
    seen.add(first.text);
    for (const { text, distance } of forms) {
      if (text !== first.text && seen.has(text)) continue;
      packed.add(text);
      nameOf.push(owners.length);
      distances.push(distance);
    }
    owners.push(owner);
    names.add(name);
  }
  const forms = packed.texts();
  const shown = names.texts();
  return {
    owners: Int32Array.from(owners),
    names: shown,
    forms,
    nameOf: Int32Array.from(nameOf),
    distances: Float32Array.from(distances),
    trigrams: buildTrigramIndex(forms),
    // a name's other forms are of the same subtitle
    keys: buildKeyIndex(forms, (form) =>
      distances[form] === 0 ? subtitleInitials(shown.at(nameOf[form] ?? 0) ?? '') : [],
    ),
  };
}

/** The forms that may fit a folded text: those that share the most with it, and those equal to it. */
export function formsLike({ trigrams, keys }: NameIndex, folded: string): Set<number> {
  return new Set([
    ...textsLike(trigrams, folded, CANDIDATES),
    ...textsEqual(keys, folded),
    ...textsEqual(keys, withoutArticle(folded)),
  ]);
}
