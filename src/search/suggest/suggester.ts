import { filmAddress } from '../../titles/film-address.ts';
import { personForms, titleForms } from './names/name-forms.ts';
import { buildNameIndex, formsLike, type NameIndex, type OwnedName } from './names/name-index.ts';
import { nearFitOf } from './fit/near-fit.ts';
import type { Suggestable, SuggestableList, Suggestion } from './suggestable.ts';
import type { Suggestables } from './suggested.ts';
import { fitOf, MISSPELT, spellingFit } from './fit/text-fit.ts';
import { typedForms, typedKey, type TypedForm } from './fit/typed-forms.ts';
import { filmsByPerson, type ComparedForm } from './films-by-person.ts';
import { filmInSeries } from './series.ts';
import { shortFor, wordsAndInitials } from './short-forms.ts';

/** Suggests films and people for what has been typed so far, the best first. */
export type Suggest = (query: string, limit: number) => readonly Suggestion[];

/** More letters of a query than this are not read. */
const MOST_LETTERS = 100;

// Less than the difference between one fit and the next.
const BEHIND_OWN = 0.5;
/** How far words are from the text as it is written. */
const FOLDED = 0.1;
/** The rank of a film that is found by its place in a series: before titles that have the words. */
const BY_PLACE = 1.9;
/** The rank of a film whose title was typed with a person's name: before titles that have some of the words. */
const BY_PERSON = 2.8;
/** From this rank on a match is so weak that something near may be meant instead. */
const WEAK = 6;
/** What another year than the one that was typed costs, and a year before or after. */
const OTHER_YEAR = 7;
const NEXT_YEAR = 0.15;
const NAMED_BY_ID = -1;

interface Match {
  /** How it fits; an alternate title ranks behind the film's own. */
  readonly rank: number;
  readonly index: NameIndex;
  /** Undefined when it was named by its id. */
  readonly name: number | undefined;
}

/** The best match of each owner. */
type Matches = Map<number, Match>;

/**
 * Indexes what can be suggested, the most popular first. Alternate titles have a separate index, so
 * that however many there are, they do not crowd out titles and names; of equal fits, titles and
 * names come first.
 */
export function createSuggester(suggestables: Suggestables): Suggest {
  const { all, alternateTitles, withPage, filmsOf } = suggestables;
  const formsOf = (owner: number, name: string) =>
    all.at(owner)?.kind === 'person' ? personForms(name) : titleForms(name);
  const own = buildNameIndex(ownNames(all), formsOf);
  const alternate = buildNameIndex(alternateTitles, formsOf);

  return (query, limit) => {
    const { typed, known } = read(query);
    const matches: Matches = new Map();
    if (known !== undefined) matches.set(known, { rank: NAMED_BY_ID, index: own, name: undefined });
    const compared = [own, alternate].map((index) => ({
      index,
      forms: find(all, index, typed, index === own ? 0 : BEHIND_OWN, matches),
    }));
    if (nearest(matches) > BY_PLACE) {
      const found = filmInSeries(all, [own, alternate], typedKey(typed));
      if (found !== undefined) matches.set(found.owner, { rank: BY_PLACE, ...found });
    }
    if (filmsOf !== undefined && nearest(matches) > BY_PERSON) {
      for (const { fit, ...found } of filmsByPerson(all, compared, filmsOf, typed)) {
        const rank = BY_PERSON + fit / 10;
        if (rank < (matches.get(found.owner)?.rank ?? Infinity)) {
          matches.set(found.owner, { rank, ...found });
        }
      }
    }
    return [...matches]
      .sort(([one, a], [other, b]) => a.rank - b.rank || one - other)
      .slice(0, limit)
      .flatMap(([owner, { index, name }]) => {
        const found = all.at(owner);
        if (found === undefined) return [];
        const shown = name === undefined ? found.title : index.names.at(name);
        return found.suggestion(shown === undefined || shown === found.title ? null : shown);
      });
  };

  /** What a query names by its id or URL, and what else it may mean. */
  function read(query: string): { readonly typed: string; readonly known: number | undefined } {
    const address = filmAddress(query);
    const typed = cut(query.trim());
    if (address === undefined) {
      // shorter numbers are mostly years and titles
      return { typed, known: /^\d{5,9}$/.test(typed) ? ownerOf('film', Number(typed)) : undefined };
    }
    if (address.kind !== 'page') {
      const known = ownerOf(address.kind, address.id);
      return { typed: known === undefined ? typed : '', known };
    }
    const { property, name, title } = address;
    const filmId =
      property === undefined || name === undefined ? undefined : withPage(property, name);
    const known = filmId === undefined ? undefined : ownerOf('film', filmId);
    return { typed: known === undefined ? cut(title) : '', known };
  }

  function ownerOf(kind: Suggestable['kind'], id: number): number | undefined {
    for (let owner = 0; owner < all.length; owner++) {
      const one = all.at(owner);
      if (one?.id === id && one.kind === kind) return owner;
    }
    return undefined;
  }
}

/** The first letters of a text, none of them halved. */
function cut(text: string): string {
  return Array.from(text.slice(0, 2 * MOST_LETTERS))
    .slice(0, MOST_LETTERS)
    .join('');
}

function nearest(matches: Matches): number {
  return Math.min(...Array.from(matches.values(), ({ rank }) => rank));
}

/** Adds to the matches what an index has for a text; returns the forms that are like its words. */
function find(
  all: SuggestableList,
  index: NameIndex,
  text: string,
  behind: number,
  matches: Matches,
): readonly ComparedForm[] {
  const written = sameCase(text);
  let best = Infinity;
  const add = (form: number, rank: number): void => {
    const name = index.nameOf[form] ?? 0;
    const owner = index.owners[name] ?? 0;
    best = Math.min(best, rank);
    if (rank < (matches.get(owner)?.rank ?? Infinity)) matches.set(owner, { rank, index, name });
  };
  const readings: { readonly typed: TypedForm; readonly forms: readonly ComparedForm[] }[] = [];
  for (const typed of typedForms(text)) {
    if (best < (typed.unlessBelow ?? 0)) continue;
    const forms = Array.from(formsLike(index, typed.folded), (form) => ({
      form,
      name: index.forms.at(form) ?? '',
    }));
    readings.push({ typed, forms });
    for (const { form, name } of forms) {
      const fit = fitOf(typed, name);
      if (fit === undefined || (typed.isWhole === true && fit > 0)) continue;
      const isWritten = fit === 0 && isSameText(index, form, written);
      const distance = isWritten ? 0 : FOLDED + typed.distance + (index.distances[form] ?? 0);
      add(form, fit + distance + behind + yearCost(all, index, form, typed));
    }
  }
  for (const { form, distance } of shortFor(index, written)) add(form, distance + behind);
  const rank = Math.min(best, nearest(matches));
  const [{ forms: like } = { forms: [] }] = readings;
  if (rank < MISSPELT) return like;
  for (const { form, distance } of wordsAndInitials(index, written)) add(form, distance + behind);
  for (const { typed, forms } of readings) {
    if (typed.isWhole === true) continue;
    for (const { form, name } of forms) {
      const fit = spellingFit(typed, name) ?? (rank < WEAK ? undefined : nearFitOf(typed, name));
      if (fit !== undefined) add(form, fit + behind + yearCost(all, index, form, typed));
    }
  }
  return like;
}

function yearCost(
  all: SuggestableList,
  { nameOf, owners }: NameIndex,
  form: number,
  { year }: TypedForm,
): number {
  if (year === undefined) return 0;
  const known = all.at(owners[nameOf[form] ?? 0] ?? 0)?.year ?? Infinity;
  const apart = Math.abs(known - year);
  if (apart === 0) return 0;
  return apart === 1 ? NEXT_YEAR : OTHER_YEAR;
}

/** Whether a name is what was written, in upper or lower case. */
function isSameText({ names, nameOf }: NameIndex, form: number, written: string): boolean {
  return sameCase(names.at(nameOf[form] ?? 0) ?? '') === written;
}

function sameCase(text: string): string {
  return text.trim().normalize('NFC').toLowerCase();
}

function* ownNames(all: SuggestableList): Generator<OwnedName> {
  for (let owner = 0; owner < all.length; owner++) {
    const { title = '', originalTitle = null } = all.at(owner) ?? {};
    yield [owner, title];
    if (originalTitle !== null) yield [owner, originalTitle];
  }
}
