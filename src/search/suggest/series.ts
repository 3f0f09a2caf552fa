import { formsOfSeries } from './names/abbreviations.ts';
import { initialsOf, textsEqual, withoutArticle } from './names/key-index.ts';
import { formsLike, type NameIndex } from './names/name-index.ts';
import type { SuggestableList } from './suggestable.ts';

/** A film of a series, and a name by which it is in it. */
export interface FilmInSeries {
  readonly owner: number;
  readonly index: NameIndex;
  readonly name: number;
}

interface Member extends FilmInSeries {
  readonly year: number;
  readonly isNamesake: boolean;
  /** The number that follows the name of the series in the title. */
  readonly number: number | undefined;
}

const NAME_AND_NUMBER = /^(.{3,}) (\d{1,2})$/u;
const INITIALS_AND_NUMBER = /^(\p{L}{2,}) ?(\d{1,2})$/u;
/** Such as `men in`, which is not the whole name. */
const ENDS_IN_SMALL_WORD = / (?:the|an?|and|of|in|on|to|with|for|is)$/;
/** A film with a smaller part of the votes of the best known one only shares the words. */
const LEAST_FAME = 1 / 20;

/**
 * The film that the name of a series and a number mean where its title has no number: the nth by year
 * of those whose titles have the name. Undefined where numbers in the other titles disagree with that.
 *
 *     die hard 3       Die Hard, Die Hard 2, Die Hard with a Vengeance
 *     lotr 3, hp1      the same with the initials of the name
 *     xmen 3           the same with the name in one word
 *
 * @param key what was typed, as by `foldTitle`
 */
export function filmInSeries(
  all: SuggestableList,
  indexes: readonly NameIndex[],
  key: string,
): FilmInSeries | undefined {
  const [, initials = '', place] = INITIALS_AND_NUMBER.exec(key) ?? [];
  const [, typed = '', digits = place] = NAME_AND_NUMBER.exec(key) ?? [];
  if (digits === undefined) return undefined;
  for (const name of namesOf(indexes, initials, typed)) {
    const members = inOrder(
      all,
      indexes.flatMap((index) => membersIn(all, index, name)),
    );
    if (members.length < 2) continue;
    const isCounted = members.every(({ number }, i) => number === undefined || number === i + 1);
    return isCounted ? members[Number(digits) - 1] : undefined;
  }
  return undefined;
}

/** The names that a series may have which was typed with its initials, or as it is. */
function* namesOf(
  indexes: readonly NameIndex[],
  initials: string,
  typed: string,
): Generator<string> {
  const name = initials === '' ? undefined : nameWithInitials(indexes, initials);
  if (name !== undefined) yield name;
  if (typed === '') return;
  yield typed;
  if (typed.includes(' ')) return;
  for (const { keys, forms } of indexes) {
    const [namesake] = textsEqual(keys, typed);
    const text = namesake === undefined ? undefined : forms.at(namesake);
    if (text?.replaceAll(' ', '') === typed) yield text;
  }
}

/** The name of the best known series with some initials; undefined when no title starts with them. */
function nameWithInitials(indexes: readonly NameIndex[], initials: string): string | undefined {
  for (const index of indexes) {
    const owner = (form: number): number => index.owners[index.nameOf[form] ?? 0] ?? 0;
    for (const form of [...formsOfSeries(index, initials)].sort((a, b) => owner(a) - owner(b))) {
      const text = index.forms.at(form) ?? '';
      const title = [withoutArticle(text), text].find((one) =>
        initialsOf(one).startsWith(initials),
      );
      const name = title?.split(' ').slice(0, initials.length).join(' ');
      if (name !== undefined && !ENDS_IN_SMALL_WORD.test(name)) return name;
    }
  }
  return undefined;
}

function membersIn(all: SuggestableList, index: NameIndex, name: string): Member[] {
  const members: Member[] = [];
  for (const form of formsLike(index, name)) {
    const nameOf = index.nameOf[form] ?? 0;
    const owner = index.owners[nameOf] ?? 0;
    const { kind, year = null } = all.at(owner) ?? {};
    const place = placeIn(index.forms.at(form) ?? '', name);
    if (kind !== 'film' || year === null || place === undefined) continue;
    const number = /^ (\d{1,2})(?: |$)/.exec(place.rest)?.[1];
    members.push({
      owner,
      index,
      name: nameOf,
      year,
      isNamesake: place.isStart && place.rest === '',
      number: number === undefined ? undefined : Number(number),
    });
  }
  return members;
}

/** Where a name is in a text that starts with it or, if it is more than a word, has it anywhere. */
function placeIn(text: string, name: string): { isStart: boolean; rest: string } | undefined {
  const at = ` ${text} `.indexOf(` ${name} `);
  if (at === -1) return undefined;
  const isStart = at === 0 || text.slice(at) === withoutArticle(text);
  return isStart || name.includes(' ')
    ? { isStart, rest: text.slice(at + name.length) }
    : undefined;
}

/** Each film once, by year, without those that only share the name. */
function inOrder(all: SuggestableList, members: readonly Member[]): readonly Member[] {
  const films = new Map<number, Member>();
  for (const member of members) {
    const known = films.get(member.owner);
    const isBetter =
      member.number !== undefined || (member.isNamesake && known?.number === undefined);
    if (known === undefined || isBetter) films.set(member.owner, member);
  }
  const fame = (owner: number): number => all.at(owner)?.fame ?? 0;
  const known = [...films.values()].sort((one, other) => one.owner - other.owner);
  const least = LEAST_FAME * fame(known[0]?.owner ?? 0);
  // of films with one title the best known starts the series
  const first = known.find(({ isNamesake }) => isNamesake);
  return known
    .filter(({ owner }) => fame(owner) >= least)
    .filter((one) => one === first || !one.isNamesake)
    .filter(({ year }) => first === undefined || year >= first.year)
    .sort((one, other) => one.year - other.year || one.owner - other.owner);
}
