import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ServerResponse } from 'node:http';
import {
  sendJson,
  startFake,
  startJellyfin,
  startPlex,
  TOKEN,
  type LibraryFilm,
} from '../../../test/fixtures/media-servers.ts';
import { jellyfin, readJellyfin } from './jellyfin.ts';
import type { MediaServer } from './media-server.ts';
import { plex, readPlex } from './plex.ts';

const FILMS: readonly LibraryFilm[] = [
  { title: 'Alien', imdbId: 'tt0078748', watched: true },
  { title: 'Home video' },
  { title: 'Aliens', imdbId: 'tt0090605' },
  { title: 'Alien, in another version', imdbId: 'tt0078748' },
  { title: 'A series by mistake', imdbId: 'nm0000244' },
  { title: 'A film of many digits', imdbId: 'tt15398776', watched: true },
];
const ALL = { filmIds: [78748, 90605, 15398776], withoutId: 2 };
const WATCHED = { filmIds: [78748, 15398776], withoutId: 0 };

const never = new AbortController().signal;
const all = { watched: false };
const watched = { watched: true };

describe('Jellyfin', () => {
  for (const pageSize of [1, 4, 6, 1000]) {
    test(`its films are read in pages of ${pageSize}`, async () => {
      await using server = await startJellyfin(FILMS);
      const limits = { pageSize };
      const found = await readJellyfin(jellyfin(`${server.url}/base`, TOKEN, limits), all, never);
      assert.deepEqual(found, ALL);
      assert.equal(server.requests.length, Math.ceil(FILMS.length / pageSize));
    });
  }

  test('watched films are those of the owner of the token', async () => {
    await using server = await startJellyfin(FILMS, { user: 'Anna' });
    const found = await readJellyfin(jellyfin(`${server.url}/base/`, TOKEN), watched, never);
    assert.deepEqual(found, WATCHED);
  });

  test('with an API key, they are those of a user by name', async () => {
    await using server = await startJellyfin(FILMS);
    const api = jellyfin(`${server.url}/base`, TOKEN);
    assert.deepEqual(await readJellyfin(api, { ...watched, user: 'anna' }, never), WATCHED);
    await assert.rejects(readJellyfin(api, { ...watched, user: 'Bert' }, never), {
      code: 'collection-failed',
      message: /unknown user "Bert"/,
    });
    await assert.rejects(readJellyfin(api, watched, never), { message: /API key .* add --user/ });
  });
});

describe('Plex', () => {
  for (const pageSize of [1, 4, 1000]) {
    test(`the films of all its film libraries are read in pages of ${pageSize}`, async () => {
      const libraries = { Films: FILMS.slice(0, 3), Empty: [], More: FILMS.slice(3) };
      await using server = await startPlex(libraries);
      const found = await readPlex(plex(server.url, TOKEN, { pageSize }), all, never);
      assert.deepEqual(found, ALL);
      assert.ok(server.requests.every((url) => !url.includes('sections/9')));
      assert.ok(
        server.requests.every((url) => !url.includes(TOKEN)),
        'no token in a URL',
      );
    });
  }

  test('watched films are those with a view count', async () => {
    await using server = await startPlex({ Films: FILMS });
    assert.deepEqual(await readPlex(plex(server.url, TOKEN), watched, never), WATCHED);
  });

  test('ids of its former agents are understood', async () => {
    const guid = 'com.plexapp.agents.imdb://tt0078748?lang=en';
    await using server = await startFake((url, _request, response) =>
      sendJson(response, {
        MediaContainer: url.pathname.endsWith('sections')
          ? { Directory: [{ key: '1', type: 'movie' }] }
          : { totalSize: 1, Metadata: [{ title: 'Alien', guid }] },
      }),
    );
    const found = await readPlex(plex(server.url, TOKEN), all, never);
    assert.deepEqual(found, { filmIds: [78748], withoutId: 0 });
  });
});

interface Readers {
  readonly [name: string]: (url: string, limits: MediaServer['limits']) => Promise<unknown>;
}

const READERS: Readers = {
  Jellyfin: async (url, limits) => readJellyfin(jellyfin(url, TOKEN, limits), all, never),
  Plex: async (url, limits) => readPlex(plex(url, TOKEN, limits), all, never),
};

/** A page of films without an end, in the shape of either server. */
function endless(response: ServerResponse, path: string): void {
  const film = { Name: 'Alien', ProviderIds: { Imdb: 'tt0078748' }, Guid: [] };
  const films = Array.from({ length: 10 }, () => film);
  const isSections = path.endsWith('sections');
  sendJson(response, {
    Items: films,
    MediaContainer: isSections ? { Directory: [{ key: '1', type: 'movie' }] } : { Metadata: films },
  });
}

const HTML = '<!doctype html><title>Log in</title>';

const FAULTS: readonly (readonly [
  what: string,
  answer: (response: ServerResponse, path: string) => void,
  message: RegExp,
  limits?: MediaServer['limits'],
])[] = [
  [
    'a token that is refused',
    (response) => response.writeHead(401, 'Unauthorized').end(),
    /the server answered 401 Unauthorized; check the token in REELATED_(JELLYFIN|PLEX)_TOKEN$/,
  ],
  ['no rights', (response) => response.writeHead(403).end(), /answered 403.*; check the token/],
  ['no such path', (response) => response.writeHead(404).end(), /the server answered 404/],
  ['an error', (response) => response.writeHead(500).end(), /the server answered 500/],
  [
    'a page of HTML',
    (response) => response.writeHead(200, { 'content-type': 'text/html' }).end(HTML),
    /the server answered with text\/html instead of JSON/,
  ],
  [
    'HTML that is called JSON',
    (response) => response.writeHead(200, { 'content-type': 'application/json' }).end(HTML),
    /its JSON ends or breaks/,
  ],
  ['nothing', (response) => response.writeHead(204).end(), /the server answered 204/],
  [
    'another JSON',
    (response) => sendJson(response, {}),
    /the response is not what \w+ sends: it has no/,
  ],
  ['no object', (response) => sendJson(response, 'films'), /it is not an object/],
  ['null', (response) => sendJson(response, null), /it is not an object/],
  [
    'half an answer',
    (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 });
      response.write('{"Items":[', () => response.destroy());
    },
    /the connection failed/,
  ],
  ['silence', () => undefined, /the server sent nothing for 0\.3 s/, { stallMs: 300 }],
  [
    'a redirect',
    (response) => response.writeHead(302, { location: 'http://127.0.0.1:9/login' }).end(),
    /the server redirects to http:\/\/127\.0\.0\.1:9\/login; use the URL it leads to/,
  ],
  [
    'an answer that is too large',
    (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const more = (): void => void response.write(' '.repeat(50_000), () => setImmediate(more));
      more();
    },
    /the response is larger than 100000 bytes/,
  ],
  ['films without an end', endless, /it has more than 200 films/],
  [
    'films without an end, slowly',
    (response, path) => void setTimeout(() => endless(response, path), 150),
    /it took longer than 0\.6 s/,
    { totalMs: 600 },
  ],
];

for (const [name, read] of Object.entries(READERS)) {
  describe(`what goes wrong with ${name} is said`, () => {
    for (const [what, answer, message, limit] of FAULTS) {
      test(what, async () => {
        await using server = await startFake((url, _request, response) =>
          answer(response, url.pathname),
        );
        const limits = { largestFileBytes: 100_000, mostFilms: 200, ...limit };
        await assert.rejects(read(server.url, limits), (error: Error & { code?: string }) => {
          assert.equal(error.code, 'collection-failed');
          assert.match(error.message, message);
          assert.match(error.message, new RegExp(`^${name} at http://127`));
          assert.doesNotMatch(error.message, new RegExp(TOKEN));
          return true;
        });
      });
    }

    test('no server', async () => {
      const url = await startFake(() => undefined).then(async (server) => {
        await server[Symbol.asyncDispose]();
        return server.url;
      });
      await assert.rejects(read(url, {}), { message: /the connection failed .*ECONNREFUSED/ });
    });
  });
}

test('whoever stops it has stopped it', async () => {
  await using server = await startFake(() => undefined);
  const controller = new AbortController();
  const reading = readJellyfin(jellyfin(server.url, TOKEN), all, controller.signal);
  controller.abort(new Error('stopped'));
  await assert.rejects(reading, { message: 'stopped' });
});
