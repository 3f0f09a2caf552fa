import type { OwnedName } from '../names/name-index.ts';
import type { Suggestable } from '../suggestable.ts';
import type { Suggestables } from '../suggested.ts';
import { LISTED_FILMS } from './listed-films.ts';

/** Names of people, with the thousands of votes of their films. */
const PEOPLE = `
Christopher Nolan | 15000
Penélope Cruz | 4000
Stellan Skarsgård | 9000
Jean-Luc Godard | 600
Arnold Schwarzenegger | 7000
Toshirō Mifune | 900
Chloë Grace Moretz | 3000
Conan O'Brien | 90
`;

/** What other sites call some of the films. */
const PAGES: Readonly<Record<string, string>> = {
  'P6127 the-matrix': 'The Matrix',
  'article the_matrix': 'The Matrix',
  'article alien_(film)': 'Alien',
  'P4947 78': 'Blade Runner',
  'item q184843': 'Blade Runner',
};

/** Films and people to type for, the most popular first; a film's id is its place in the list, from 1. */
export function typedFilms(): Suggestables {
  const listed = LISTED_FILMS.trim().split('\n').map(filmOf);
  const all = [
    ...listed.map(({ film }) => film),
    ...PEOPLE.trim().split('\n').map(personOf),
  ].toSorted((one, other) => other.fame - one.fame);
  const alternateTitles = all.flatMap((one, owner) =>
    (listed.find(({ film }) => film === one)?.others ?? []).map((name): OwnedName => [owner, name]),
  );
  return {
    all,
    alternateTitles,
    withPage(property, name) {
      const title = PAGES[`${property} ${name.toLowerCase()}`];
      return listed.find(({ film }) => film.title === title)?.film.id;
    },
  };
}

function filmOf(line: string, place: number) {
  const [title = '', year = '', thousands = '', original = '', others = ''] = line.split(' | ');
  const film: Suggestable = {
    kind: 'film',
    id: place + 1,
    fame: Number(thousands) * 1000,
    title,
    originalTitle: original === '' || original === title ? null : original,
    year: Number(year),
    suggestion: (matchedBy) => ({
      kind: 'film',
      film_id: place + 1,
      title,
      year: Number(year),
      rating: 7,
      vote_count: Number(thousands) * 1000,
      matched_by: matchedBy,
    }),
  };
  return { film, others: others === '' ? [] : others.split(', ') };
}

function personOf(line: string, place: number): Suggestable {
  const [name = '', thousands = ''] = line.split(' | ');
  return {
    kind: 'person',
    id: place + 1,
    fame: (Number(thousands) * 1000) / 8,
    title: name,
    originalTitle: null,
    year: null,
    suggestion: () => ({
      kind: 'person',
      person_id: place + 1,
      name,
      birth_year: null,
      death_year: null,
      films: 1,
      known_for: [],
      matched_by: null,
    }),
  };
}
