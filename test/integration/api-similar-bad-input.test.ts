import { after, before, describe } from 'node:test';
import type { InjectOptions } from 'fastify';
import { testBadRequests, type BadRequest } from '../fixtures/bad-requests.ts';
import { createFilmApp, type FixtureApp } from '../fixtures/film-app.ts';

const FILM = 120737;
const OTHER = 167261;

const send = (payload: unknown, query = ''): InjectOptions => ({
  method: 'POST',
  url: `/film/similar${query}`,
  headers: { 'content-type': 'application/json' },
  payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
});
const like = (more: object): InjectOptions => send({ like: [FILM], ...more });
const DRAMA = { field: 'genre', term: 'Drama', factor: 0 };
const about = (query: string): InjectOptions => ({ url: `/film/${FILM}/similar?${query}` });

const invalid = (what: string, request: InjectOptions, path?: string): BadRequest => [
  what,
  request,
  400,
  'request-invalid',
  path,
];

const BAD_REQUESTS: readonly BadRequest[] = [
  invalid('no liked film', send({}), '/like'),
  invalid('an empty list', send({ like: [] }), '/like'),
  invalid('a film for a list', send({ like: FILM }), '/like'),
  invalid('a text for a film', send({ like: ['tt0120737'] }), '/like/0'),
  invalid('half a film', send({ like: [1.5] }), '/like/0'),
  invalid('a negative film', send({ like: [-1] }), '/like/0'),
  invalid('a film past int32', send({ like: [2 ** 31] }), '/like/0'),
  invalid('null for a film', send({ like: [null] }), '/like/0'),
  invalid('a film without an id', send({ like: [{ weight: 1 }] }), '/like/0'),
  invalid('a weight of 0', send({ like: [{ film_id: FILM, weight: 0 }] }), '/like/0/weight'),
  invalid('a weight below 0', send({ like: [{ film_id: FILM, weight: -1 }] }), '/like/0/weight'),
  invalid('a weight of 1e7', send({ like: [{ film_id: FILM, weight: 1e7 }] }), '/like/0/weight'),
  invalid('51 films', send({ like: Array.from({ length: 51 }, (_, i) => i) }), '/like'),
  invalid('a film liked twice', send({ like: [FILM, { film_id: FILM }] }), '/like/1'),
  invalid('a film liked and unliked', like({ unlike: [OTHER, FILM] }), '/unlike/1'),
  ['an unknown liked film', send({ like: [FILM, 1] }), 404, 'film-unknown', '/like/1'],
  ['an unknown unliked film', like({ unlike: [1] }), 404, 'film-unknown', '/unlike/0'],
  invalid('an unknown field', like({ dislike: [OTHER] }), '/dislike'),
  invalid('weights of nothing', like({ weights: {} }), '/weights'),
  invalid('weights of 0', like({ weights: { person: 0 } }), '/weights'),
  invalid('a weight too small', like({ weights: { person: 1e-10 } }), '/weights'),
  invalid('a weight too great', like({ weights: { person: 1e10 } }), '/weights/person'),
  invalid('a text for a weight', like({ weights: { person: '1' } }), '/weights/person'),
  invalid('an unknown weight', like({ weights: { actor: 1 } }), '/weights/actor'),
  invalid('a __proto__ weight', send(`{"like":[${FILM}],"weights":{"__proto__":{}}}`)),
  invalid('an unknown preset', like({ preset: 'best' }), '/preset'),
  invalid('an unknown field', like({ terms: [{ ...DRAMA, field: 'actor' }] }), '/terms/0/field'),
  invalid('a term without text', like({ terms: [{ ...DRAMA, term: '' }] }), '/terms/0/term'),
  invalid(
    'a term without a factor',
    like({ terms: [{ field: 'genre', term: 'x' }] }),
    '/terms/0/factor',
  ),
  invalid(
    'a factor below 0',
    like({ terms: [DRAMA, { ...DRAMA, factor: -1 }] }),
    '/terms/1/factor',
  ),
  invalid('a factor of 1e7', like({ terms: [{ ...DRAMA, factor: 1e7 }] }), '/terms/0/factor'),
  invalid('a factor too small', like({ terms: [{ ...DRAMA, factor: 1e-7 }] }), '/terms/0'),
  invalid('a factor of null', like({ terms: [{ ...DRAMA, factor: null }] }), '/terms/0/factor'),
  invalid('a term twice', like({ terms: [DRAMA, { ...DRAMA, factor: 2 }] }), '/terms/1'),
  invalid('more of a term', like({ terms: [{ ...DRAMA, share: 1 }] }), '/terms/0/share'),
  invalid(
    '201 terms',
    like({ terms: Array.from({ length: 201 }, () => ({ ...DRAMA, term: 'x' })) }),
    '/terms',
  ),
  invalid('one term for a list', like({ terms: DRAMA }), '/terms'),
  invalid('a threshold of 2', like({ threshold: 2 }), '/threshold'),
  invalid('a text for a threshold', like({ threshold: '0.5' }), '/threshold'),
  invalid('a diversity of 1.1', like({ diversity: 1.1 }), '/diversity'),
  invalid('a diversity below 0', about('diversity=-0.5'), '/diversity'),
  invalid('a limit of 0', like({ limit: 0 }), '/limit'),
  invalid('a limit of 1e9', like({ limit: 1e9 }), '/limit'),
  invalid('a text for explain', like({ explain: 'yes' }), '/explain'),
  invalid('an invalid filter', like({ filter: [] }), '/filter'),
  invalid('an unknown criterion', like({ filter: { titel: 'x' } }), '/filter/titel'),
  invalid('a criterion of another type', like({ filter: { genres: 'x' } }), '/filter/genres'),
  [
    'look-around in a filter',
    like({ filter: { title: 'a(?=b)' } }),
    400,
    'pattern-unsupported',
    '/filter/title',
  ],
  ['an invalid cursor', like({ cursor: 'x' }), 400, 'cursor-invalid', '/cursor'],
  invalid('a limit in the URL', send({ like: [FILM] }, '?limit=1'), '/limit'),
  invalid('half a JSON body', send('{"like":')),
  ['a body of 2 MB', send(`{"like":[${'1,'.repeat(1e6)}1]}`), 413, 'body-too-large'],
  [
    'a form',
    { ...send('like=1'), headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    415,
    'media-type-unsupported',
  ],
  ['likes of an unknown film', { url: '/film/1/similar' }, 404, 'film-unknown', '/film_id'],
  invalid('likes of a name', { url: '/film/alien/similar' }, '/film_id'),
  [
    'likes of an id past int32',
    { url: '/film/9999999999/similar' },
    404,
    'film-unknown',
    '/film_id',
  ],
  invalid('a threshold 0x1', about('threshold=0x1'), '/threshold'),
  invalid('no threshold', about('threshold='), '/threshold'),
  invalid('two thresholds', about('threshold=0&threshold=1'), '/threshold'),
  invalid('explain=1', about('explain=1'), '/explain'),
  invalid('explain twice', about('explain=true&explain=false'), '/explain'),
  invalid('an unknown parameter', about('like=1'), '/like'),
  invalid('a weight without a number', about('weights=person'), '/weights'),
  invalid('an unknown weight in an address', about('weights=actor:1'), '/weights'),
  invalid('a weight twice', about('weights=person:1,person:2'), '/weights'),
  invalid('weights 0 in an address', about('weights=person:0'), '/weights'),
  invalid('a term without a factor in an address', about('terms=genre:Drama'), '/terms/0'),
  invalid('a factor that is not a number', about('terms=genre:Drama:x'), '/terms/0'),
  invalid('an unknown field in a URL', about('terms=actor:x:0'), '/terms/0'),
  invalid('a term twice in an address', about('terms=genre:x:0&terms=genre:x:2'), '/terms/1'),
  invalid('a weight 0x1', about('weights=person:0x1'), '/weights'),
  ['look-around in an address', about('title=a(%3F=b)'), 400, 'pattern-unsupported', '/title'],
  ['a garbled cursor', about('cursor=%00'), 400, 'cursor-invalid', '/cursor'],
  ['GET without a film', { url: '/film/similar' }, 405, 'method-not-allowed'],
  ['PUT of a query', { ...send({}), method: 'PUT' }, 405, 'method-not-allowed'],
];

describe('bad queries for similar films', () => {
  let fixture: FixtureApp;

  before(async () => {
    fixture = await createFilmApp();
  });
  after(async () => fixture[Symbol.asyncDispose]());

  testBadRequests(() => fixture.app, BAD_REQUESTS);
});
