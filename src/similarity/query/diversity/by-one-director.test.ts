import assert from 'node:assert/strict';
import test from 'node:test';
import type { SimilarityModel } from '../../model/model.ts';
import { fewByOneDirector } from './by-one-director.ts';
import type { RankedFilm } from '../ranked-film.ts';

/** Films with one director each, as far as the rule looks at them. */
function modelWith(directors: readonly number[]): SimilarityModel {
  const columns = {
    fields: ['genre', 'director'],
    rowOffsets: Int32Array.from([0, ...directors.map((_, row) => row + 1)]),
    rowTerms: Int32Array.from(directors),
    termFields: new Uint8Array(10).fill(1),
  };
  return columns as unknown as SimilarityModel;
}

const filmsOf = (directors: readonly number[]): readonly RankedFilm[] =>
  directors.map((_, row) => ({ row, filmId: row + 1, similarity: 0.5 })) as unknown as RankedFilm[];

test('a fourth film by a director may follow only after five others, counted with the three before', () => {
  // the director of each film; the last one is the candidate
  const mayFollow = (...directors: readonly number[]): boolean => {
    const films = filmsOf(directors);
    const candidate = films.at(-1);
    assert.ok(candidate);
    return fewByOneDirector(modelWith(directors))(films.slice(0, -1))(candidate);
  };
  assert.ok(mayFollow(1, 1, 1));
  assert.ok(!mayFollow(1, 1, 1, 1));
  assert.ok(!mayFollow(1, 2, 1, 3, 1, 1));
  assert.ok(mayFollow(1, 2, 1, 3, 1, 4));
  assert.ok(mayFollow(1, 2, 3, 1, 4, 1, 1), 'the first is six films before');
});
