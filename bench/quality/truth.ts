/**
 * What is held for true about films that belong together, and how much of it a model finds.
 *
 * Every truth is split in two halves by a hash of its groups' names: factors are chosen on `train`
 * and reported on `test`.
 */
import { readFileSync } from 'node:fs';
import { asFilmId, rowOf, type SimilarityModel } from '../../src/similarity/model/model.ts';
import { createRanker } from '../../src/similarity/query/ranking.ts';

/** Films that belong together: of each, the others should be among its nearest. */
export interface Group {
  readonly name: string;
  /** The films whose nearest are evaluated. */
  readonly queried: readonly number[];
  /** The films to find, without the queried one itself. */
  readonly relevant: readonly number[];
}

export type Half = 'train' | 'test';

/** The half that a name falls into: the parity of its FNV-1a hash. */
export function halfOf(name: string): Half {
  let hash = 0x81_1c_9d_c5;
  for (const byte of Buffer.from(name)) hash = Math.imul(hash ^ byte, 0x01_00_01_93) >>> 0;
  return ((hash ^ (hash >>> 15)) & 1) === 0 ? 'train' : 'test';
}

/** Reads `{ "Series": [{ "film_id": 1, … }, …], … }`. */
export function readSeries(file: string | URL): readonly Group[] {
  const series = JSON.parse(readFileSync(file, 'utf8')) as Readonly<
    Record<string, readonly { readonly film_id: number }[]>
  >;
  return Object.entries(series).map(([name, films]) => {
    const ids = films.map((film) => film.film_id);
    return { name, queried: ids, relevant: ids };
  });
}

export interface Recall {
  /** The mean over all queried films. */
  readonly byFilm: number;
  /** The mean over groups of their films' means: a long series counts no more than a short one. */
  readonly byGroup: number;
  readonly films: number;
  readonly groups: number;
}

const NEAREST = 10;

/** For each film, the share of its relevant films, at most 10 of them, among its 10 nearest. */
export function recallOf(model: SimilarityModel, groups: readonly Group[]): Recall {
  const ranker = createRanker(model);
  const means = groups.map(({ queried, relevant }) => {
    const shares = queried.map((filmId) => {
      const row = rowOf(model, asFilmId(filmId));
      if (row === undefined) throw new TypeError(`the truth names the unknown film ${filmId}`);
      const others = new Set(relevant.filter((other) => other !== filmId));
      const { films } = ranker.similarTo(row, { threshold: 0, offset: 0, limit: NEAREST });
      const found = films.filter((film) => others.has(film.filmId)).length;
      return found / Math.min(others.size, NEAREST);
    });
    return { sum: shares.reduce((sum, share) => sum + share, 0), films: shares.length };
  });
  const films = means.reduce((sum, mean) => sum + mean.films, 0);
  return {
    byFilm: means.reduce((sum, mean) => sum + mean.sum, 0) / films,
    byGroup: means.reduce((sum, mean) => sum + mean.sum / mean.films, 0) / means.length,
    films,
    groups: groups.length,
  };
}
