/** Everything that can be wrong with a release of MovieLens. */
import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { movieLensTexts, writeMovieLens, type MovieLensTexts } from '../fixtures/movielens.ts';
import { buildWithMovieLens } from '../fixtures/movielens-build.ts';
import { failureOf } from '../fixtures/run-pipeline.ts';
import { zipOf, type ZippedFile } from '../fixtures/zip.ts';

const GOOD = movieLensTexts();
const RATINGS = GOOD['ratings.csv'] ?? '';
const LINKS = GOOD['links.csv'] ?? '';
const changed = (texts: MovieLensTexts) => ({ ...GOOD, ...texts });

for (const [what, texts, code, message] of [
  [
    'a rating of 5.5',
    { 'ratings.csv': RATINGS.replace('4.0', '5.5') },
    'source-value',
    /^ratings\.csv, line \d+: rating must be from 0\.5 to 5, in steps of 0\.5, but it is 5\.5$/,
  ],
  [
    'a rating of 0',
    { 'ratings.csv': RATINGS.replace('4.0', '0') },
    'source-value',
    /rating must be from 0\.5 to 5/,
  ],
  [
    'a rating of 4.2',
    { 'ratings.csv': RATINGS.replace('4.0', '4.2') },
    'source-value',
    /but it is 4\.2$/,
  ],
  ['no rating', { 'ratings.csv': RATINGS.replace('4.0', '') }, 'source-value', /but it is empty$/],
  [
    'a name as user',
    { 'ratings.csv': RATINGS.replace('\n2,', '\nanna,') },
    'source-value',
    /userId must be a number, but it is "anna"/,
  ],
  [
    'a user too many',
    { 'ratings.csv': RATINGS.replace('\n2,', '\n99999999999,') },
    'source-value',
    /userId must be a whole number from 1 to 2147483647/,
  ],
  ['a cut line', { 'ratings.csv': RATINGS.slice(0, -20) }, 'source-value', /fields, found|must be/],
  [
    'the ratings of another release',
    { 'links.csv': 'movieId,imdbId,tmdbId\n999,0000001,1\n' },
    'source-empty',
    /no rating of a film in links\.csv; are they of one release\?/,
  ],
  [
    'links of text',
    { 'links.csv': LINKS.replace(/,\d+,/, ',tt0078748,') },
    'source-value',
    /^links\.csv, line 2: imdbId must be a number, but it is "tt0078748"/,
  ],
  [
    'movies.csv under a false name',
    { 'ratings.csv': 'movieId,title,genres\n1,X (1999),Drama\n' },
    'source-column',
    /^ratings\.csv, line 1: missing column userId, rating/,
  ],
  ['an empty file', { 'ratings.csv': '' }, 'source-empty', /^ratings\.csv is empty/],
] as const) {
  test(`${what} stops the build with the file and line, and nothing is written`, async (t) => {
    const { folder, dataDir, run } = buildWithMovieLens(t);
    const release = writeMovieLens(join(folder, 'ml-test'), changed(texts));
    const failure = failureOf(await run(release, { task: 'SourceMovieLens' }));
    assert.equal(failure.code, code);
    assert.match(failure.message, message);
    assert.ok(!existsSync(join(dataDir, 'output', 'movielens_ratings')));
  });
}

const inFolder = (name: string, content: string, rest: Partial<ZippedFile> = {}): ZippedFile => ({
  name: `ml-test/${name}`,
  content,
  ...rest,
});
const LINKED = inFolder('links.csv', LINKS);
const RATED = inFolder('ratings.csv', RATINGS);
const WHOLE = zipOf([RATED, LINKED]);

for (const [what, zip, code, message] of [
  [
    'text',
    Buffer.from(RATINGS),
    'zip-invalid',
    /^bad\.zip cannot be read as a zip \(.*\); download it again$/,
  ],
  ['an empty file', Buffer.alloc(0), 'zip-invalid', /cannot be read as a zip/],
  [
    'an empty zip',
    zipOf([]),
    'source-missing',
    /^bad\.zip has no ratings\.csv and no links\.csv; give /,
  ],
  [
    'a truncated zip',
    WHOLE.subarray(0, WHOLE.length >> 1),
    'zip-invalid',
    /cannot be read as a zip/,
  ],
  ['a zip without ratings', zipOf([LINKED]), 'source-missing', /has no ratings\.csv; give/],
  [
    'a zip of an older release',
    zipOf([inFolder('ratings.dat', '1::2::5::9\n')]),
    'source-missing',
    /has ratings\.dat, the format of an older release.*ml-latest-small/,
  ],
  [
    'a zip in a zip',
    zipOf([{ name: 'ml-test.zip', content: WHOLE }]),
    'source-missing',
    /has no ratings\.csv and no links\.csv/,
  ],
  [
    'a zip that climbs out of its folder',
    zipOf([{ name: '../ratings.csv', content: RATINGS }]),
    'zip-invalid',
    /cannot be read as a zip|has no links\.csv/,
  ],
  [
    'a wrong checksum',
    zipOf([inFolder('ratings.csv', RATINGS, { saidChecksum: 1 }), LINKED]),
    'zip-invalid',
    /ratings\.csv cannot be unpacked \(Invalid CRC32\)/,
  ],
  [
    'a zip bomb that lies',
    zipOf([inFolder('ratings.csv', RATINGS, { saidBytes: 100 }), LINKED]),
    'zip-invalid',
    /ratings\.csv cannot be unpacked/,
  ],
  [
    'a zip bomb of 9 GB',
    zipOf([inFolder('ratings.csv', '', { saidBytes: 0xfffffffe }), LINKED]),
    'zip-invalid',
    /cannot be unpacked|more than/,
  ],
  [
    'a zip bomb of zeros',
    zipOf([inFolder('ratings.csv', '\0'.repeat(1e7)), LINKED]),
    'source-value',
    /^ratings\.csv in bad\.zip, line 1: the line is longer than/,
  ],
  [
    'a zip with a password',
    zipOf([inFolder('ratings.csv', RATINGS, { encrypted: true }), LINKED]),
    'zip-invalid',
    /is encrypted/,
  ],
  [
    'a wrong line in a zip',
    zipOf([inFolder('ratings.csv', RATINGS.replace('4.0', '9')), LINKED]),
    'source-value',
    /^ratings\.csv in bad\.zip, line \d+: rating must be/,
  ],
] as const) {
  test(`${what} is refused clearly, and nothing is written`, async (t) => {
    const { folder, dataDir, run } = buildWithMovieLens(t);
    const path = join(folder, 'bad.zip');
    writeFileSync(path, zip);
    const failure = failureOf(await run(path, { task: 'SourceMovieLens' }));
    assert.equal(failure.code, code);
    assert.match(failure.message, message);
    assert.ok(!existsSync(join(dataDir, 'output', 'movielens_ratings')));
  });
}

test('a path that is no release is wrong usage, before anything runs', async (t) => {
  const { folder, run } = buildWithMovieLens(t);
  const lone = join(folder, 'ratings.csv');
  writeFileSync(lone, RATINGS);
  const older = writeMovieLens(join(folder, 'ml-10M100K'), { 'ratings.dat': '1::2::5::9\n' });
  const partial = writeMovieLens(join(folder, 'half'), { 'ratings.csv': RATINGS });
  for (const [path, message] of [
    [join(folder, 'nowhere'), /^--movielens: no such file or folder: /],
    [lone, /is one file of MovieLens; give the folder that it is in/],
    [older, /has ratings\.dat, the format of an older release/],
    [partial, /half has no links\.csv; give the zip or the folder/],
  ] as const) {
    await assert.rejects(run(path), { code: 'config-invalid', message });
  }
});
