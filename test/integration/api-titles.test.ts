import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { matchLibrary } from '../../src/library/match-library.ts';
import type { FilmTitles } from '../../src/library/titles/film-titles.ts';
import { createTitleIndex } from '../../src/library/titles/title-index.ts';
import { createFilmApp, type FixtureApp } from '../fixtures/film-app.ts';
import { FIXTURE_FILMS } from '../fixtures/film-database.ts';

describe('the titles of all films', () => {
  let fixture: FixtureApp;

  before(async () => {
    fixture = await createFilmApp();
  });
  after(async () => fixture[Symbol.asyncDispose]());

  const titles = async (): Promise<FilmTitles> => {
    const answer = await fixture.app.inject({ url: '/film/titles' });
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json();
  };

  test('are columns of one length, by id', async () => {
    const { film_ids: ids, ...columns } = await titles();
    const films = FIXTURE_FILMS.toSorted((one, other) => one.id - other.id);
    assert.deepEqual(
      ids,
      films.map(({ id }) => id),
    );
    assert.deepEqual(
      columns.titles,
      films.map(({ title }) => title),
    );
    assert.deepEqual(
      columns.years,
      films.map(({ year }) => year ?? 0),
    );
    assert.deepEqual(
      columns.vote_counts,
      films.map(({ votes }) => votes),
    );
  });

  test('original and alternate titles are there where they differ', async () => {
    const all = await titles();
    const named = ({ rows, titles: texts }: FilmTitles['original_titles']) =>
      texts.map((text, i) => [all.film_ids[rows[i] ?? -1], text]);
    const originals = FIXTURE_FILMS.filter(({ original }) => original !== undefined);
    for (const { id, original } of originals) {
      const isThere = named(all.original_titles).some(
        ([film, text]) => film === id && text === original,
      );
      assert.ok(isThere, original);
    }
    assert.ok(named(all.alternate_titles).length > 0);
    const answer = await fixture.app.inject({ url: '/film/titles', query: { alternate: 'false' } });
    assert.deepEqual(answer.json(), { ...all, alternate_titles: { rows: [], titles: [] } });
  });

  test('find the films of a list without a further request', async () => {
    const index = createTitleIndex(await titles());
    const { films } = matchLibrary(index, [
      { file: 'a', line: 1, title: 'Fellowship of the Ring, The Lord of the Rings', mark: 'seen' },
      { file: 'a', line: 2, title: 'ALIEN', year: 1980, mark: 'seen' },
      { file: 'a', line: 3, title: 'Der Pate', year: 1972, mark: 'seen' },
    ]);
    assert.deepEqual(
      films.map(({ title }) => title),
      ['Alien', 'The Godfather'],
    );
  });

  test('are sent once: who has them gets a 304', async () => {
    const first = await fixture.app.inject({ url: '/film/titles' });
    const etag = String(first.headers['etag']);
    assert.match(etag, /^"/);
    const again = await fixture.app.inject({
      url: '/film/titles',
      headers: { 'if-none-match': etag },
    });
    assert.deepEqual([again.statusCode, again.body], [304, '']);
  });
});
