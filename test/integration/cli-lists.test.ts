import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { runCli, type Ending } from '../fixtures/cli.ts';
import { createFilmApp } from '../fixtures/film-app.ts';
import { createFilmDatabase } from '../fixtures/film-database.ts';
import { startFake, startJellyfin, startPlex, TOKEN } from '../fixtures/media-servers.ts';
import { scratchFolder } from '../fixtures/scratch.ts';
import { zipOf } from '../../src/library/testing/zip-of.ts';

const ALIEN = 'tt0078748';
const ALIENS = 'tt0090605';

describe('reelated list', () => {
  const environment = { REELATED_JELLYFIN_TOKEN: TOKEN, REELATED_PLEX_TOKEN: TOKEN };
  const films = [
    { title: 'Alien', imdbId: ALIEN, watched: true },
    { title: 'Aliens', imdbId: ALIENS },
    { title: 'Home video' },
  ];
  const list = async (dataDir: string, ...args: readonly string[]): Promise<Ending> =>
    runCli(['list', ...args, '--data-dir', dataDir], { environment });
  const idsIn = (dataDir: string, name: string): readonly string[] =>
    readFileSync(join(dataDir, 'lists', `${name}.txt`), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));

  test('fills a list from Jellyfin, Plex and a folder for Kodi', async (t) => {
    const dataDir = scratchFolder(t);
    await using jellyfin = await startJellyfin(films);
    const owned = await list(dataDir, 'owned', '--jellyfin', `${jellyfin.url}/base`);
    assert.equal(owned.stdout, 'owned: 2 films, 2 new; 1 without an IMDb id left out.\n');
    assert.deepEqual(idsIn(dataDir, 'owned'), [ALIEN, ALIENS]);
    const seen = ['--watched', '--user', 'Anna', '--json'];
    const byAnna = await list(dataDir, 'seen', '--jellyfin', `${jellyfin.url}/base`, ...seen);
    assert.deepEqual(JSON.parse(byAnna.stdout), {
      name: 'seen',
      count: 1,
      added: 1,
      without_id: 0,
    });
    await using plex = await startPlex({ Films: films });
    assert.equal((await list(dataDir, 'plex', '--plex', plex.url, '--watched')).code, 0);
    assert.deepEqual(idsIn(dataDir, 'plex'), [ALIEN]);
    const folder = scratchFolder(t);
    writeFileSync(join(folder, 'alien.nfo'), `<movie><id>${ALIEN}</id></movie>`);
    assert.equal((await list(dataDir, 'kodi', '--kodi', folder)).code, 0);
    assert.deepEqual(idsIn(dataDir, 'kodi'), [ALIEN]);
    assert.deepEqual(
      readdirSync(join(dataDir, 'lists')).toSorted(),
      ['kodi.txt', 'owned.txt', 'plex.txt', 'seen.txt'],
      'nothing else is left',
    );
  });

  test('replaces a list, or adds to it and keeps every line', async (t) => {
    const dataDir = scratchFolder(t);
    mkdirSync(join(dataDir, 'lists'));
    const file = join(dataDir, 'lists', 'owned.txt');
    const before = `# by hand\n${ALIENS} # great\nnot an id\ntt0000404`;
    writeFileSync(file, before);
    await using plex = await startPlex({ Films: films });
    const added = await list(dataDir, 'owned', '--plex', plex.url, '--add');
    assert.match(added.stdout, /^owned: 3 films, 1 new;/);
    assert.match(
      readFileSync(file, 'utf8').slice(before.length),
      new RegExp(`^\\n# 1 film from Plex, \\d{4}-\\d\\d-\\d\\d\\n${ALIEN}\\n$`),
    );
    const again = await list(dataDir, 'owned', '--plex', plex.url, '--add');
    assert.match(again.stdout, /^owned: 3 films, 0 new;/);
    await list(dataDir, 'owned', '--plex', plex.url);
    assert.deepEqual(idsIn(dataDir, 'owned'), [ALIEN, ALIENS]);
  });

  for (const [what, args, code, message] of [
    [
      'a server that refuses the token',
      ['--plex', 'REFUSING'],
      1,
      /401.*check the token in REELATED_PLEX_TOKEN \(collection-failed\)/,
    ],
    [
      'a server without films',
      ['--jellyfin', 'EMPTY'],
      1,
      /no films from Jellyfin; the list owned is unchanged/,
    ],
    [
      'no server',
      ['--jellyfin', 'http://127.0.0.1:9'],
      1,
      /the connection failed .*collection-failed/,
    ],
    [
      'a folder that is not there',
      ['--kodi', 'DATA/no-such-folder'],
      1,
      /\/no-such-folder cannot be read.*collection-failed/,
    ],
    ['two sources', ['--plex', 'http://x', '--kodi', '.'], 2, /give exactly one of/],
    ['no source', ['--add'], 2, /give exactly one of/],
    ['a URL that is none', ['--plex', 'plex'], 2, /--plex must be an HTTP or HTTPS URL/],
    ['a URL with a token', ['--plex', 'http://x/?X-Plex-Token=y'], 2, /--plex must be/],
    [
      'a user of Plex',
      ['--plex', 'http://x', '--user', 'Anna'],
      2,
      /--user only works with --jellyfin/,
    ],
    ['a server of ours', ['--kodi', '.', '--server', 'http://x'], 2, /leave out --server/],
  ] as const) {
    test(`${what} is said, and the list stays as it is`, async (t) => {
      const dataDir = scratchFolder(t);
      mkdirSync(join(dataDir, 'lists'));
      writeFileSync(join(dataDir, 'lists', 'owned.txt'), `${ALIEN}\n`);
      await using refusing = await startFake((_url, _request, response) =>
        response.writeHead(401).end(),
      );
      await using empty = await startJellyfin([]);
      const given = args.map((arg) =>
        arg
          .replace('REFUSING', refusing.url)
          .replace('EMPTY', `${empty.url}/base`)
          .replace('DATA', dataDir),
      );
      const ending = await list(dataDir, 'owned', ...given);
      assert.equal(ending.code, code, ending.stderr);
      assert.match(ending.stderr, message);
      assert.doesNotMatch(ending.stderr, new RegExp(`${TOKEN}|\\n\\s+at `));
      assert.equal(readFileSync(join(dataDir, 'lists', 'owned.txt'), 'utf8'), `${ALIEN}\n`);
    });
  }

  for (const name of ['../owned', 'Owned', 'tt0078748', '5', 'a b', '']) {
    test(`${JSON.stringify(name)} is no name of a list`, async (t) => {
      const dataDir = scratchFolder(t);
      const ending = await list(dataDir, name, '--kodi', dataDir);
      assert.equal(ending.code, 2);
      assert.match(ending.stderr, /config-invalid/);
      assert.ok(!existsSync(join(dataDir, 'lists')));
    });
  }

  test('a token is needed, and one that cannot be sent is not shown', async (t) => {
    const dataDir = scratchFolder(t);
    for (const [token, message] of [
      ['', /set REELATED_PLEX_TOKEN to the server’s token/],
      ['a\u00E9"secret', /REELATED_PLEX_TOKEN contains characters that a token cannot contain/],
    ] as const) {
      const ending = await runCli(
        ['list', 'owned', '--plex', 'http://127.0.0.1:9', '--data-dir', dataDir],
        {
          environment: { REELATED_PLEX_TOKEN: token },
        },
      );
      assert.equal(ending.code, 2);
      assert.match(ending.stderr, message);
      assert.doesNotMatch(ending.stderr, /secret/);
    }
  });

  test('a folder that cannot be written is said', async (t) => {
    const dataDir = scratchFolder(t);
    writeFileSync(join(dataDir, 'lists'), '');
    const folder = scratchFolder(t);
    writeFileSync(join(folder, 'alien.nfo'), `<movie><id>${ALIEN}</id></movie>`);
    const ending = await list(dataDir, 'owned', '--kodi', folder);
    assert.match(ending.stderr, /list-unreadable|data-dir-unusable/);
    assert.doesNotMatch(ending.stderr, /\n\s+at /);
  });

  test('fills a list from exported files, by id or by title and year', async (t) => {
    await using dataDir = await createFilmDatabase();
    const folder = scratchFolder(t);
    const letterboxd = (rows: string): string =>
      `Date,Name,Year,Letterboxd URI\n${rows.replaceAll(/^/gm, '2024-05-01,')}\n`;
    const zip = await zipOf({
      'watched.csv': letterboxd(
        'Alien,1979,https://boxd.it/a\nThe Godfather,1973,https://boxd.it/b',
      ),
      'watchlist.csv': letterboxd(
        'Aliens,1986,https://boxd.it/c\nNo Such Film,1999,https://boxd.it/d',
      ),
    });
    writeFileSync(join(folder, 'export.zip'), zip);
    const file = ['--from', join(folder, 'export.zip')];
    const both = await list(dataDir.path, 'seen', ...file);
    assert.equal(both.code, 2);
    assert.match(both.stderr, /add --watched or --watchlist to choose one \(usage-invalid\)/);
    assert.ok(!existsSync(join(dataDir.path, 'lists')));

    const seen = await list(dataDir.path, 'seen', ...file, '--watched');
    assert.equal(seen.stdout, 'seen: 2 films, 2 new.\n');
    assert.match(
      seen.stderr,
      /watched\.csv:3: The Godfather \(1973\) = The Godfather \(1972\) \(other year\)\n/,
    );
    assert.deepEqual(idsIn(dataDir.path, 'seen'), [ALIEN, 'tt0068646']);
    const watchlist = await list(dataDir.path, 'watchlist', ...file, '--watchlist');
    assert.equal(watchlist.stdout, 'watchlist: 1 film, 1 new; 1 without an IMDb id left out.\n');
    assert.match(watchlist.stderr, /watchlist\.csv:3: No Such Film \(1999\)\n/);
    assert.deepEqual(idsIn(dataDir.path, 'watchlist'), [ALIENS]);

    writeFileSync(join(folder, 'ids.txt'), `${ALIEN}\nnot an id\ntt0000404\n`);
    const added = await list(dataDir.path, 'seen', '--from', join(folder, 'ids.txt'), '--add');
    assert.equal(added.stdout, 'seen: 3 films, 1 new.\n');
    assert.deepEqual(idsIn(dataDir.path, 'seen'), [ALIEN, 'tt0068646', 'tt0000404']);
  });

  test('ids need no collection, titles do, and a file that is none of these changes nothing', async (t) => {
    const dataDir = scratchFolder(t);
    writeFileSync(join(dataDir, 'ids.txt'), `${ALIEN}\n`);
    const ids = await list(dataDir, 'owned', '--from', join(dataDir, 'ids.txt'));
    assert.equal(ids.stdout, 'owned: 1 film, 1 new.\n');
    writeFileSync(
      join(dataDir, 'list.csv'),
      'Date,Name,Year,Letterboxd URI\n2024-05-01,Alien,1979,https://boxd.it/a\n',
    );
    const titles = await list(dataDir, 'owned', '--from', join(dataDir, 'list.csv'));
    assert.equal(titles.code, 2);
    assert.match(titles.stderr, /\(database-missing\)/);
    writeFileSync(join(dataDir, 'other.zip'), await zipOf({ 'picture.png': new Uint8Array(9) }));
    for (const other of ['other.zip', 'nothing.csv']) {
      const ending = await list(dataDir, 'owned', '--from', join(dataDir, other));
      assert.equal(ending.code, 2, ending.stderr);
      assert.doesNotMatch(ending.stderr, /\n\s+at /);
    }
    assert.deepEqual(idsIn(dataDir, 'owned'), [ALIEN]);
  });

  test('shows lists, from a data directory and from a server', async () => {
    await using dataDir = await createFilmDatabase();
    const folder = join(dataDir.path, 'lists');
    assert.match((await list(dataDir.path)).stdout, /^There are no lists/);
    mkdirSync(folder);
    writeFileSync(join(folder, 'owned.txt'), `${ALIENS}\n${ALIEN}\ntt0000404\nx\n`);
    writeFileSync(join(folder, 'seen.txt'), '');
    await using fixture = await createFilmApp({ dataDir: dataDir.path });
    const url = await fixture.app.listen({ port: 0 });
    for (const from of [
      ['--data-dir', dataDir.path],
      ['--server', url],
    ]) {
      const run = async (...args: readonly string[]) => runCli(['list', ...args, ...from]);
      assert.equal(
        (await run()).stdout,
        'owned  3 films, 1 not in this collection, 1 bad line: 4\nseen   0 films\n',
      );
      const { stdout } = await run('owned');
      assert.match(
        stdout,
        /^owned: 3 films, .*\ntt0078748 .* Alien .*\ntt0090605 .* Aliens .*\n\(2 of 2 films\)\n$/,
      );
      assert.equal(JSON.parse((await run('owned', '--json')).stdout).known, 2);
      assert.equal((await run('seen')).stdout, 'seen: 0 films\n');
      const unknown = await run('nothing');
      assert.equal(unknown.code, 2);
      assert.match(unknown.stderr, /no list is named "nothing" \(list-unknown\)/);
      const file = await run('nothing', '--format', 'ids');
      assert.match(file.stderr, /\(list-unknown\)/);
    }
  });

  test('search and similar take lists, alone and with a server', async () => {
    await using dataDir = await createFilmDatabase();
    mkdirSync(join(dataDir.path, 'lists'));
    writeFileSync(join(dataDir.path, 'lists', 'owned.txt'), `${ALIENS}\n${ALIEN}\n`);
    await using fixture = await createFilmApp({ dataDir: dataDir.path });
    const url = await fixture.app.listen({ port: 0 });
    for (const args of [
      ['search', '--list', 'owned', '--json'],
      ['search', '--not-list', 'owned', 'tt0133093', '--limit', '100', '--json'],
      ['search', '--list', 'owned,tt0133093', '--genres', 'Horror', '--format', 'csv'],
      ['search', '--list', 'owned', '--list', 'tt0133093', '--genres', 'Action', 'Sci-Fi'],
      ['similar', 'alien', '--not-list', 'owned', '--limit', '3', '--json'],
      ['similar', 'the matrix', '--list', 'owned'],
      ['similar', 'the matrix', '--list', 'owned', '--format', 'radarr'],
      ['search', '--list', 'nothing'],
      ['similar', 'alien', '--not-list', 'nothing'],
      ['search', '--list', '../films'],
    ]) {
      const [local, remote] = await Promise.all([
        runCli([...args, '--data-dir', dataDir.path]),
        runCli([...args, '--server', url]),
      ]);
      assert.deepEqual(remote, local, args.join(' '));
      const isWrong = args.includes('nothing') || args.includes('../films');
      assert.equal(local.code === 0, !isWrong, args.join(' '));
    }
    const { stdout } = await runCli(['search', '--list', 'owned', '--data-dir', dataDir.path]);
    assert.match(stdout, /\(2 of 2 films\)/);
  });
});
