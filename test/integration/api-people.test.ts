import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Film } from '../../src/search/film.ts';
import type { FilmLink } from '../../src/client/openapi.ts';
import type { FilmCredit, Part, Person } from '../../src/search/people/people.ts';
import { createFilmApp, type FixtureApp } from '../fixtures/film-app.ts';

type FilmDetails = Film & { readonly links: readonly FilmLink[] };
type Career = Person & {
  readonly credits: readonly {
    readonly category: string;
    readonly films: readonly (Film & Omit<Part, 'category' | 'film_id'>)[];
  }[];
};

describe('people', () => {
  let fixture: FixtureApp;

  before(async () => {
    fixture = await createFilmApp();
  });
  after(async () => fixture[Symbol.asyncDispose]());

  const get = async (url: string) => fixture.app.inject(url);
  const search = async (query: Record<string, string>) =>
    fixture.app.inject({ url: '/person/search', query });
  const named = async (name: string): Promise<Person> => {
    const [person] = (await search({ name: `^${name}$` })).json<Person[]>();
    assert.ok(person);
    return person;
  };

  test('a film’s credits are in order, with the role of each person', async () => {
    const answer = await get('/film/tt0078748/credits');
    assert.equal(answer.headers['x-snapshot'], 'fixture');
    const credits = answer.json<FilmCredit[]>();
    assert.deepEqual(
      credits.map(({ person_id: _id, ...credit }) => credit),
      [
        {
          name: 'Sigourney Weaver',
          category: 'actor',
          job: null,
          characters: ['Ripley'],
          ordering: 1,
        },
        { name: 'Tom Skerritt', category: 'actor', job: null, characters: null, ordering: 2 },
        { name: 'Ridley Scott', category: 'director', job: null, characters: null, ordering: 3 },
      ],
    );
    assert.deepEqual((await get('/film/12345678/credits')).json(), []);
  });

  test('a person has all their films, the latest first', async () => {
    const { person_id: id } = await named('Sigourney Weaver');
    for (const url of [`/person/${id}`, `/person/nm${id}`, `/person/nm000${id}/`]) {
      const { credits, ...person } = (await get(url)).json<Career>();
      assert.deepEqual(person, {
        person_id: id,
        name: 'Sigourney Weaver',
        birth_year: 1949,
        death_year: null,
        professions: ['actor'],
        films: 2,
      });
      assert.deepEqual(
        credits.map(({ category, films }) => [category, films.map((film) => film.title)]),
        [['actor', ['Aliens', 'Alien']]],
      );
      const { job, characters, ...film } = credits[0]?.films[1] ?? {};
      assert.deepEqual([job, characters], [null, ['Ripley']]);
      const { links, ...details } = (await get('/film/78748')).json<FilmDetails>();
      assert.equal(links[0]?.site, 'IMDb');
      assert.deepEqual(film, details);
    }
  });

  test('people are found by pattern and profession, those with the most films first', async () => {
    const directors = await search({ profession: 'director' });
    assert.deepEqual(
      directors.json<Person[]>().map(({ name, films }) => [name, films]),
      [
        ['Peter Jackson', 3],
        ['Francis Ford Coppola', 3],
        ['Hayao Miyazaki', 3],
        ['Ridley Scott', 1],
      ],
    );
    const found = await search({ name: 'WACHOWSKI$', profession: 'actor' });
    assert.deepEqual(
      found.json<Person[]>().map(({ name }) => name),
      ['Lana Wachowski', 'Lilly Wachowski'],
    );
    assert.deepEqual((await search({ name: 'nobody' })).json(), []);
  });

  test('a name that is not a valid pattern is matched as plain text, and the response says so', async () => {
    const answer = await search({ name: '*weaver' });
    assert.equal(answer.headers['x-matched-as-text'], 'name');
    assert.deepEqual(answer.json(), []);
    const dots = await search({ name: 'J.R.R.' });
    assert.equal(dots.headers['x-matched-as-text'], undefined);
    assert.equal(dots.json<Person[]>()[0]?.name, 'J.R.R. Tolkien');
  });

  test('pages list everyone once, in order', async () => {
    const all = (await search({ limit: '1000' })).json<Person[]>();
    const paged: Person[] = [];
    let url: string | undefined = '/person/search?limit=7';
    while (url !== undefined) {
      const answer: Awaited<ReturnType<typeof get>> = await get(url);
      assert.equal(answer.headers['x-total-count'], String(all.length));
      paged.push(...answer.json<Person[]>());
      url = /^<(.*)>; rel="next"$/.exec(String(answer.headers.link ?? ''))?.[1];
    }
    assert.deepEqual(paged, all);
  });

  test('a cursor is not valid for another query', async () => {
    const answer = await search({ name: 'a', limit: '1' });
    const cursor = /cursor=([^&>]+)/.exec(String(answer.headers.link))?.[1] ?? '';
    assert.equal((await search({ name: 'a', limit: '1', cursor })).statusCode, 200);
    assert.equal((await search({ name: 'b', limit: '1', cursor })).json().code, 'cursor-invalid');
    for (const offset of [-1, 0.5, 1e6, Number.MAX_SAFE_INTEGER, '0x1', '']) {
      const forged = cursor.replace(/\d+$/, String(offset));
      const refused = await search({ name: 'a', limit: '1', cursor: forged });
      assert.equal(refused.json().code, 'cursor-invalid', refused.body);
    }
  });

  test('hostile text is plain text', async () => {
    for (const name of ["'; DROP TABLE people; --", '(a+)+$', '\u0000', '$pattern', '\ud800']) {
      assert.equal((await search({ name, profession: name.slice(0, 9) })).statusCode, 200);
    }
  });
});
