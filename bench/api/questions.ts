import { openDuckDB } from '../../src/duckdb/connect.ts';
import { randomNumbers } from '../generator/random.ts';
import { literal } from '../../src/client/literal.ts';
import type { Question } from './load.ts';

/** The requests that every server gets, in the same order. */
export interface Workload {
  readonly name: 'film' | 'similar' | 'search';
  readonly questions: readonly Question[];
}

const QUESTIONS = 5000;

/**
 * Draws requests about the films of a database: single films, the ten most similar to one, and
 * searches by a word of a title, by a person, or by genre, year and rating. All searches differ.
 */
export async function drawWorkloads(path: string): Promise<readonly Workload[]> {
  using session = await openDuckDB({ path, readOnly: true, threads: 2 });
  const reader = await session.connection.runAndReadAll(
    `SELECT film_id, title, genres[1], coalesce(persons[1], title), year(coalesce(year, '1990-01-01'))::INTEGER
     FROM films ORDER BY hash(film_id) LIMIT ${QUESTIONS}`,
  );
  const films = reader.getRows() as [number, string, string, string, number][];
  const random = randomNumbers(7);
  const searches = films.map(([, title, genre, person, year], index): object => {
    if (index % 3 === 0) return { title: longestWord(title) };
    if (index % 3 === 1) return { person: literal(person) };
    const least = Math.floor(random() * 20) / 10 + 6;
    return {
      genres: [genre],
      earliest_date: `${year}-01-01`,
      min_rating: least,
      vote_count: index,
    };
  });
  const different = new Map(searches.map((search) => [JSON.stringify(search), search]));
  return [
    { name: 'film', questions: films.map(([id]) => get(`/film/${id}`)) },
    { name: 'similar', questions: films.map(([id]) => get(`/film/${id}/similar/0`)) },
    {
      name: 'search',
      questions: [...different.keys()].map((body) => ({
        method: 'POST',
        path: '/film/search',
        body,
      })),
    },
  ];
}

function get(path: string): Question {
  return { method: 'GET', path };
}

function longestWord(title: string): string {
  const words = title.split(/[^\p{L}\p{N}]+/u);
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest));
}
