import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { cpuMs } from '../../../test/fixtures/cpu-time.ts';
import { scratchFolder } from '../../../test/fixtures/scratch.ts';
import { filmOfNfo, readKodi } from './kodi.ts';

const never = new AbortController().signal;

const movie = (inside: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<movie>\n${inside}\n</movie>\n`;

for (const [what, text, imdbId, isWatched = false] of [
  [
    'an id of IMDb among others',
    movie(
      '<uniqueid type="tmdb">348</uniqueid><uniqueid type="imdb" default="true">tt0078748</uniqueid>',
    ),
    'tt0078748',
  ],
  [
    'attributes in another order',
    movie(`<uniqueid default='true' type='imdb'>\n tt0078748\n</uniqueid>`),
    'tt0078748',
  ],
  ['the former id', movie('<id>tt0078748</id><playcount>1</playcount>'), 'tt0078748', true],
  [
    'the element of Jellyfin',
    movie('<imdbid>tt0078748</imdbid><watched>true</watched>'),
    'tt0078748',
    true,
  ],
  [
    'no views',
    movie('<id>tt0078748</id><playcount>0</playcount><watched>false</watched>'),
    'tt0078748',
  ],
  ['a URL alone', 'https://www.imdb.com/title/tt0078748/\n', 'tt0078748'],
  ['a URL in another language', 'https://m.imdb.com/de/title/tt0078748/?ref_=x', 'tt0078748'],
  [
    'a URL after the XML',
    `${movie('<title>Alien</title>')}https://www.imdb.com/title/tt0078748/`,
    'tt0078748',
  ],
  ['another id in a comment', movie('<!-- <id>tt0000001</id> --><id>tt0078748</id>'), 'tt0078748'],
  ['a comment that does not end', movie('<id>tt0078748</id><!-- <id>tt0000001</id>'), 'tt0078748'],
  ['no id', movie('<title>Alien</title><uniqueid type="tmdb">348</uniqueid>'), undefined],
  [
    'the ids of its people',
    movie('<actor><name>x</name><imdbid>nm0000244</imdbid></actor>'),
    undefined,
  ],
  ['text', 'Alien, released by somebody', undefined],
  ['nothing', '', undefined],
] as const) {
  test(`an .nfo file with ${what}`, () => {
    assert.deepEqual(filmOfNfo(text), { imdbId, isWatched });
  });
}

for (const root of ['tvshow', 'episodedetails', 'musicvideo', 'html']) {
  test(`<${root}> is not a film`, () => {
    assert.equal(filmOfNfo(`<${root} x="1"><id>tt0078748</id></${root}>`), undefined);
  });
}

test('a file made to be slow is not', () => {
  const started = cpuMs();
  for (const part of ['<!--', '<uniqueid ', '<id ', '<movie ', '<uniqueid type="imdb" ', ' ']) {
    filmOfNfo(movie(part.repeat((1024 * 1024) / part.length)));
  }
  assert.ok(cpuMs() - started < 20_000);
});

/** A folder as media centres keep it. */
function library(path: string): void {
  const files: Readonly<Record<string, string>> = {
    'Alien (1979)/Alien.nfo': movie(
      '<uniqueid type="imdb">tt0078748</uniqueid><playcount>2</playcount>',
    ),
    'Alien (1979)/Alien.mkv': '<movie><id>tt0000001</id></movie>',
    'Aliens (1986)/movie.NFO': movie('<id>tt0090605</id>'),
    'Sets/Anthology/deep/Alien 3/movie.nfo': 'http://www.imdb.com/title/tt0103644/',
    'Home/movie.nfo': movie('<title>Birthday</title>'),
    'Series/tvshow.nfo': '<tvshow><uniqueid type="imdb">tt0944947</uniqueid></tvshow>',
    'Series/S01E01.nfo':
      '<episodedetails><uniqueid type="imdb">tt1480055</uniqueid></episodedetails>',
  };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(path, file, '..'), { recursive: true });
    writeFileSync(join(path, file), text);
  }
  const utf16 = Buffer.from(`\uFEFF${movie('<id>tt0133093</id>')}`, 'utf16le');
  writeFileSync(join(path, 'matrix.nfo'), utf16);
}

test('the films of a folder and of those below it, however they are linked', async (t) => {
  const path = scratchFolder(t);
  const elsewhere = scratchFolder(t);
  library(path);
  writeFileSync(join(elsewhere, 'more.nfo'), movie('<id>tt0167260</id>'));
  symlinkSync(elsewhere, join(path, 'Linked'));
  symlinkSync('..', join(path, 'Sets', 'up'));
  symlinkSync('nowhere', join(path, 'gone'));
  const { filmIds, withoutId } = await readKodi(path, { watched: false }, never);
  assert.deepEqual(
    filmIds.toSorted((one, other) => one - other),
    [78748, 90605, 103644, 133093, 167260],
  );
  assert.equal(withoutId, 1);
  assert.deepEqual(await readKodi(path, { watched: true }, never), {
    filmIds: [78748],
    withoutId: 0,
  });
});

for (const [what, folder, message] of [
  ['a folder that is not there', 'nothing', /cannot be read: ENOENT/],
  ['a file for a folder', 'matrix.nfo', /cannot be read: ENOTDIR/],
  ['a link to a file that is gone', 'broken', /cannot be read: ENOENT/],
] as const) {
  test(`${what} is said`, async (t) => {
    const path = scratchFolder(t);
    library(path);
    mkdirSync(join(path, 'broken'));
    symlinkSync('gone', join(path, 'broken', 'film.nfo'));
    await assert.rejects(readKodi(join(path, folder), { watched: false }, never), {
      code: 'collection-failed',
      message,
    });
  });
}

test('more files than anybody has are refused', async (t) => {
  const path = scratchFolder(t);
  library(path);
  await assert.rejects(readKodi(path, { watched: false }, never, 3), {
    code: 'collection-failed',
    message: /more than 3 \.nfo files/,
  });
});
