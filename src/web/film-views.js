// @ts-check
import { element, item, plural } from './elements.js';

/** @typedef {import('./api.js').Film} Film */
/** @typedef {import('./api.js').SimilarFilm} SimilarFilm */

/** @param {Film[]} films */
export function filmList(films) {
  const list = element('ul');
  list.append(
    ...films.map((film) => {
      const link = filmLink(film);
      link.append(element('span', { className: 'note', text: film.genres.join(', ') }));
      return item(link);
    }),
  );
  return list;
}

/**
 * @param {Film} film
 * @param {SimilarFilm} other
 */
export function similarItem(film, other) {
  const link = filmLink(other);
  const share = `${Math.round(other.similarity * 100)}%`;
  const percent = element('span', { className: 'percent', text: share });
  percent.title = `similarity ${other.similarity.toFixed(3)}`;
  link.firstElementChild?.append(percent);
  const bar = element('span', { className: 'bar' });
  bar.style.setProperty('--share', share);
  const shared = [...inBoth(film.persons, other.persons), ...inBoth(film.genres, other.genres)];
  const note = shared.length === 0 ? '' : `Both: ${shared.join(', ')}`;
  link.append(bar, element('span', { className: 'note', text: note }));
  return item(link);
}

/** @param {Film} film */
function filmLink(film) {
  const link = element('a');
  link.href = `#film=${film.film_id}`;
  const row = element('span', { className: 'row' });
  const name = element('span', { className: 'title', text: film.title });
  if (film.year !== null) {
    name.append(' ', element('span', { className: 'year', text: film.year.slice(0, 4) }));
  }
  row.append(name);
  link.append(row);
  return link;
}

/** @param {Film} film */
export function originalTitle({ title: name, original_title: original }) {
  if (original === null || original === name) return [];
  return [element('p', { className: 'original', text: original })];
}

/** @param {Film} film */
export function factsOf({ year, duration, genres, rating, vote_count: votes }) {
  return [
    ...(year === null ? [] : [year.slice(0, 4)]),
    ...(duration === null ? [] : [`${Math.floor(duration / 60)} h ${duration % 60} min`]),
    genres.join(', '),
    `${rating.toFixed(1)} from ${plural(votes, 'vote')}`,
  ];
}

/**
 * @param {string[]} some
 * @param {string[]} others
 */
function inBoth(some, others) {
  const known = new Set(others);
  return some.filter((name) => known.has(name));
}
