/**
 * Runs on an executor: reads films, one line of JSON each from ./film-features.sql, and writes their
 * terms: film_id, the field's number, term, tf.
 */
import { createInterface } from 'node:readline';
import process from 'node:process';
import { FIELDS } from '../terms/similarity-fields.ts';
import { termsOf, type FilmFeatures } from '../terms/terms-of-film.ts';
import { writeLines } from './write-lines.ts';

async function* termLines(): AsyncGenerator<string> {
  for await (const line of createInterface({ input: process.stdin })) {
    const film = JSON.parse(line) as FilmFeatures & { readonly film_id: number };
    yield termsOf(film)
      .map(({ field, term, tf }) => `${film.film_id}\t${FIELDS.indexOf(field)}\t${term}\t${tf}\n`)
      .join('');
  }
}

await writeLines(termLines());
