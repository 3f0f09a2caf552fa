import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutFolders } from './without-folders.ts';

const DATA = '/home/me/my films/data';

for (const [what, text, shown] of [
  [
    'a file in the data directory',
    `no space left: ${DATA}/output/films`,
    'no space left: output/films',
  ],
  ['the data directory', `${DATA} is in use`, 'the data directory is in use'],
  [
    'a file elsewhere',
    'cannot read "/srv/imdb/title.basics.tsv.gz"',
    'cannot read "title.basics.tsv.gz"',
  ],
  [
    'several files',
    'input /a/b/c.tsv (was /a/b/d.tsv): changed',
    'input c.tsv (was d.tsv): changed',
  ],
  ['a folder', 'in /srv/imdb/, 3 files', 'in imdb, 3 files'],
  ['Windows', String.raw`cannot open C:\Users\me\data\x.tsv`, 'cannot open x.tsv'],
] as const) {
  test(`${what} is named without the folders above it`, () => {
    assert.equal(withoutFolders(text, DATA), shown);
  });
}

test('what is not a path stays as it is', () => {
  for (const text of [
    'https://datasets.imdbws.com/title.basics.tsv.gz answered 503',
    '12.3 MB/s, 5/6 and/or 1/2/3, 7 films (0.5 %)',
    'title.akas.tsv.gz, line 3: region',
    'output/films of PrepFilms',
  ]) {
    assert.equal(withoutFolders(text, DATA), text);
  }
});
