import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { InjectOptions } from 'fastify';
import { PROBLEMS } from '../../src/api/http/problem-codes.ts';
import { EXIT_CODES } from '../../src/errors.ts';
import { testBadRequests, type BadRequest } from '../fixtures/bad-requests.ts';
import { createFilmApp, type FixtureApp } from '../fixtures/film-app.ts';

const searchWith = (payload: unknown, query = ''): InjectOptions => ({
  method: 'POST',
  url: `/film/search${query}`,
  headers: { 'content-type': 'application/json' },
  payload: JSON.stringify(payload),
});
const searchText = (payload: string, type = 'application/json'): InjectOptions => ({
  method: 'POST',
  url: '/film/search',
  headers: { 'content-type': type },
  payload,
});

const BAD_REQUESTS: readonly BadRequest[] = [
  ['a number for a pattern', searchWith({ title: 5 }), 400, 'request-invalid', '/title'],
  ['a text for a number', searchWith({ min_rating: '7' }), 400, 'request-invalid', '/min_rating'],
  ['a text for a list', searchWith({ genres: 'Drama' }), 400, 'request-invalid', '/genres'],
  ['a number in a list', searchWith({ persons: ['a', 1] }), 400, 'request-invalid', '/persons/1'],
  ['null for a value', searchWith({ title: null }), 400, 'request-invalid', '/title'],
  ['a rating past 10', searchWith({ max_rating: 11 }), 400, 'request-invalid', '/max_rating'],
  ['half a minute', searchWith({ min_duration: 1.5 }), 400, 'request-invalid', '/min_duration'],
  ['votes past int32', searchWith({ vote_count: 2 ** 31 }), 400, 'request-invalid', '/vote_count'],
  [
    'an invalid day',
    searchWith({ earliest_date: '2001-02-30' }),
    400,
    'request-invalid',
    '/earliest_date',
  ],
  [
    'a year for a date',
    searchWith({ latest_date: '2001' }),
    400,
    'request-invalid',
    '/latest_date',
  ],
  ['an unknown field', searchWith({ titel: 'x' }), 400, 'request-invalid', '/titel'],
  ['a long pattern', searchWith({ title: 'a'.repeat(1001) }), 400, 'request-invalid', '/title'],
  ['a list for a body', searchWith([]), 400, 'request-invalid', ''],
  ['a text for a body', searchWith('x'), 400, 'request-invalid', ''],
  ['no body', { method: 'POST', url: '/film/search' }, 400, 'request-invalid', ''],
  ['an empty JSON body', searchText(''), 400, 'request-invalid'],
  ['half a JSON body', searchText('{"title": "x'), 400, 'request-invalid'],
  ['a __proto__ key', searchText('{"__proto__": {"title": "x"}}'), 400, 'request-invalid'],
  ['a constructor key', searchText('{"constructor": {"prototype": {}}}'), 400, 'request-invalid'],
  ['look-around', searchWith({ title: '(?=x)' }), 400, 'pattern-unsupported', '/title'],
  ['a{1001}', searchWith({ person: 'a{1001}' }), 400, 'pattern-unsupported', '/person'],
  ['a body of 2 MB', searchText(`{"title":"${'a'.repeat(2e6)}"}`), 413, 'body-too-large'],
  ['text', searchText('title=x', 'text/plain'), 415, 'media-type-unsupported'],
  [
    'a form',
    searchText('title=x', 'application/x-www-form-urlencoded'),
    415,
    'media-type-unsupported',
  ],
  ['XML', searchText('<title/>', 'application/xml'), 415, 'media-type-unsupported'],
  ['nonsense for a type', searchText('{}', 'nonsense'), 415, 'media-type-unsupported'],
  ['limit 0', searchWith({}, '?limit=0'), 400, 'request-invalid', '/limit'],
  ['limit 1001', searchWith({}, '?limit=1001'), 400, 'request-invalid', '/limit'],
  ['limit 1e9', searchWith({}, '?limit=1e9'), 400, 'request-invalid', '/limit'],
  ['limit 0x10', searchWith({}, '?limit=0x10'), 400, 'request-invalid', '/limit'],
  ['limit 010', searchWith({}, '?limit=010'), 400, 'request-invalid', '/limit'],
  ['no limit', searchWith({}, '?limit='), 400, 'request-invalid', '/limit'],
  ['limit twice', searchWith({}, '?limit=1&limit=2'), 400, 'request-invalid', '/limit'],
  ['an unknown parameter', searchWith({}, '?offset=1'), 400, 'request-invalid', '/offset'],
  ['a __proto__ parameter', searchWith({}, '?__proto__=1'), 400, 'request-invalid'],
  ['a garbled cursor', searchWith({}, '?cursor=%00'), 400, 'cursor-invalid', '/cursor'],
  ['a JSON cursor', searchWith({}, '?cursor=eyJhIjoxfQ'), 400, 'cursor-invalid', '/cursor'],
  [
    'a 20 KB query',
    searchWith({}, `?cursor=${'a'.repeat(20_000)}`),
    400,
    'request-invalid',
    '/cursor',
  ],
  ['an unknown sort', searchWith({}, '?sort=votes'), 400, 'request-invalid', '/sort'],
  ['an unknown order', searchWith({}, '?order=up'), 400, 'request-invalid', '/order'],
  ['two sorts', searchWith({}, '?sort=year&sort=title'), 400, 'request-invalid', '/sort'],
  [
    'an excluded text',
    searchWith({ exclude_genres: 'x' }),
    400,
    'request-invalid',
    '/exclude_genres',
  ],
  ['two languages', searchWith({ language: ['en'] }), 400, 'request-invalid', '/language'],
  ['a sort among criteria', searchWith({ sort: 'year' }), 400, 'request-invalid', '/sort'],
  ['a criterion twice', { url: '/film/search?title=a&title=b' }, 400, 'request-invalid', '/title'],
  ['a rating 0x7', { url: '/film/search?min_rating=0x7' }, 400, 'request-invalid', '/min_rating'],
  ['no rating', { url: '/film/search?min_rating=' }, 400, 'request-invalid', '/min_rating'],
  ['an unknown criterion', { url: '/film/search?titel=a' }, 400, 'request-invalid', '/titel'],
  [
    'look-around in an address',
    { url: '/film/search?title=(%3F=x)' },
    400,
    'pattern-unsupported',
    '/title',
  ],
  ['%ff in an address', { url: '/film/%ff/similar/0.1' }, 400, 'request-invalid'],
  ['a page of facets', { url: '/film/search/facets?limit=1' }, 400, 'request-invalid', '/limit'],
  ['a film as cursor', searchWith({}, '?cursor=WzEsMl0'), 400, 'cursor-invalid', '/cursor'],
  ['an unknown film', { url: '/film/1' }, 404, 'film-unknown'],
  ['an unknown film’s likes', { url: '/film/1/similar/0.5' }, 404, 'film-unknown'],
  ['a name for an id', { url: '/film/alien' }, 400, 'request-invalid', '/film_id'],
  ['a hexadecimal id', { url: '/film/0x10' }, 400, 'request-invalid', '/film_id'],
  ['a negative id', { url: '/film/-1' }, 400, 'request-invalid', '/film_id'],
  ['an id past int32', { url: '/film/2147483648' }, 404, 'film-unknown', '/film_id'],
  ['the largest id', { url: '/film/2147483647' }, 404, 'film-unknown', '/film_id'],
  ['the largest id with tt', { url: '/film/tt2147483647' }, 404, 'film-unknown', '/film_id'],
  ['an id with NUL', { url: '/film/1%00' }, 400, 'request-invalid', '/film_id'],
  ['a film’s parameter', { url: '/film/120737?x=1' }, 400, 'request-invalid', '/x'],
  ['%ff in a parameter', { url: '/film/search?title=%ff' }, 400, 'request-invalid'],
  ['%ff in what is typed', { url: '/film/suggest?q=%ff' }, 400, 'request-invalid'],
  ['a broken escape', { url: '/film/%ff' }, 400, 'request-invalid'],
  ['threshold 1.01', { url: '/film/120737/similar/1.01' }, 400, 'request-invalid', '/threshold'],
  ['threshold -0.1', { url: '/film/120737/similar/-0.1' }, 400, 'request-invalid', '/threshold'],
  ['threshold NaN', { url: '/film/120737/similar/NaN' }, 400, 'request-invalid', '/threshold'],
  ['threshold 0x1', { url: '/film/120737/similar/0x1' }, 400, 'request-invalid', '/threshold'],
  ['nothing typed', { url: '/film/suggest' }, 400, 'request-invalid', '/q'],
  ['nothing to suggest for', { url: '/film/suggest?q=' }, 400, 'request-invalid', '/q'],
  ['two texts typed', { url: '/film/suggest?q=a&q=b' }, 400, 'request-invalid', '/q'],
  ['20 KB typed', { url: `/film/suggest?q=${'a'.repeat(20_000)}` }, 400, 'request-invalid', '/q'],
  ['51 suggestions', { url: '/film/suggest?q=a&limit=51' }, 400, 'request-invalid', '/limit'],
  ['0x10 suggestions', { url: '/film/suggest?q=a&limit=0x10' }, 400, 'request-invalid', '/limit'],
  ['an unknown person', { url: '/person/999999999' }, 404, 'person-unknown', '/person_id'],
  ['the largest person', { url: '/person/nm2147483647' }, 404, 'person-unknown', '/person_id'],
  ['a person past int32', { url: '/person/2147483648' }, 404, 'person-unknown', '/person_id'],
  ['a hexadecimal person', { url: '/person/0x10' }, 400, 'request-invalid', '/person_id'],
  ['a film’s id for a person', { url: '/person/tt0078748' }, 400, 'request-invalid', '/person_id'],
  ['a person with %ff', { url: '/person/%ff' }, 400, 'request-invalid'],
  ['a person’s parameter', { url: '/person/1?x=1' }, 400, 'request-invalid', '/x'],
  ['a name twice', { url: '/person/search?name=a&name=b' }, 400, 'request-invalid', '/name'],
  ['1001 people', { url: '/person/search?limit=1001' }, 400, 'request-invalid', '/limit'],
  ['0x10 people', { url: '/person/search?limit=0x10' }, 400, 'request-invalid', '/limit'],
  [
    'look-around in a name',
    { url: '/person/search?name=(%3F=x)' },
    400,
    'pattern-unsupported',
    '/name',
  ],
  [
    'a{1001} in a name',
    { url: '/person/search?name=a{1001}' },
    400,
    'pattern-unsupported',
    '/name',
  ],
  [
    'a garbled cursor of people',
    { url: '/person/search?cursor=x' },
    400,
    'cursor-invalid',
    '/cursor',
  ],
  [
    'a __proto__ parameter of people',
    { url: '/person/search?__proto__=x' },
    400,
    'request-invalid',
  ],
  ['an unknown film’s credits', { url: '/film/1/credits' }, 404, 'film-unknown'],
  [
    'a hexadecimal film’s credits',
    { url: '/film/0x10/credits' },
    400,
    'request-invalid',
    '/film_id',
  ],
  ['an unknown route', { url: '/films' }, 404, 'route-unknown'],
  ['a path that climbs', { url: '/assets/..%2f..%2fpackage.json' }, 404, 'route-unknown'],
  ['a file that is not served', { url: '/assets/index.html' }, 404, 'route-unknown'],
  ['GET of a search', { url: '/film/search/x' }, 404, 'route-unknown'],
  ['DELETE of a film', { method: 'DELETE', url: '/film/120737' }, 405, 'method-not-allowed'],
  ['QUERY of a film', { method: 'QUERY', url: '/film/1' }, 405, 'method-not-allowed'],
  [
    'a form for a film',
    { ...searchText('a=1', 'text/x'), url: '/film/1' },
    405,
    'method-not-allowed',
  ],
  ['PUT of a search', { method: 'PUT', url: '/film/search/' }, 405, 'method-not-allowed'],
];

describe('bad input', () => {
  let fixture: FixtureApp;

  before(async () => {
    fixture = await createFilmApp();
  });
  after(async () => fixture[Symbol.asyncDispose]());

  testBadRequests(() => fixture.app, BAD_REQUESTS);

  test('405 lists the methods that are allowed', async () => {
    const answer = await fixture.app.inject({ method: 'PATCH', url: '/film/120737/' });
    assert.equal(answer.headers.allow, 'GET, HEAD');
    const search = await fixture.app.inject({ method: 'PUT', url: '/film/search' });
    assert.match(String(search.headers.allow), /POST/);
    const similar = await fixture.app.inject({ method: 'OPTIONS', url: '/film/similar/' });
    assert.equal(similar.headers.allow, 'POST');
  });

  test('what is wrong with a pattern is reported with criterion, reason and position', async () => {
    const answer = await fixture.app.inject(searchWith({ title: 'the(?!x)' }));
    assert.match(answer.json().detail, /^title: invalid perl operator `\(\?!` at position 3/);
  });

  test('SQL and odd text are matched as plain text', async () => {
    for (const title of ["'; DROP TABLE films; --", "' OR ''='", '\u0000', '$title', '\ud800']) {
      const answer = await fixture.app.inject(searchWith({ title }));
      assert.equal(answer.statusCode, 200, answer.body);
    }
    const all = await fixture.app.inject(searchWith({}));
    assert.equal(all.headers['x-total-count'], '21');
  });

  test('thousands of mistakes get an answer of a few lines', async () => {
    const genres = searchWith({ genres: Array.from({ length: 3500 }, () => 1) });
    const unknown = searchWith(
      Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`field ${i}`, 1])),
    );
    const long = searchWith({ ['x'.repeat(15_000)]: 1 });
    for (const request of [genres, unknown, long]) {
      const answer = await fixture.app.inject(request);
      const { code, errors, detail } = answer.json();
      assert.equal(code, 'request-invalid');
      assert.ok(errors.length <= 20);
      assert.ok(answer.body.length < 4000, String(answer.body.length));
      if (errors.length === 20) assert.match(detail, /; and \d+ more$/);
    }
  });

  test('every code of a response is documented', () => {
    const known = new Set<string>(Object.keys(EXIT_CODES));
    assert.deepEqual(
      Object.keys(PROBLEMS).filter((code) => !known.has(code)),
      [],
    );
  });
});
