import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test, type TestContext } from 'node:test';
import { capturedOutput } from '../../../test/fixtures/captured-output.ts';
import { createFilmDatabase } from '../../../test/fixtures/film-database.ts';
import { scratchFolder } from '../../../test/fixtures/scratch.ts';
import { readConfig } from '../../config/config.ts';
import { forYouCommand } from './for-you-command.ts';

/** As Letterboxd exports ratings: by title and year, out of five. */
const RATINGS = `Date,Name,Year,Letterboxd URI,Rating
2024-01-02,The Lord of the Rings: The Fellowship of the Ring,2001,https://boxd.it/a,4.5
2024-01-03,Alien,1979,https://boxd.it/b,1
2024-01-04,A Film That Nobody Made,1990,https://boxd.it/c,3
`;

describe('reelated for-you', () => {
  const stack = new AsyncDisposableStack();
  let dataDir = '';

  before(async () => {
    dataDir = stack.use(await createFilmDatabase()).path;
  });
  after(async () => stack.disposeAsync());

  async function forYou(
    t: TestContext,
    text: string,
    options: Readonly<Record<string, unknown>> = {},
    settings: Readonly<Record<string, unknown>> = {},
  ) {
    const file = join(scratchFolder(t), 'ratings.csv');
    writeFileSync(file, text);
    const config = readConfig({ commandLine: { dataDir, ...settings }, environment: {} });
    const { signal } = new AbortController();
    return capturedOutput(t, async () => forYouCommand(config, [file], options, signal));
  }

  test('lists films with the rated films and terms that they are there for', async (t) => {
    const { result, stdout, stderr } = await forYou(t, RATINGS, {}, { limit: '2' });
    assert.equal(result, 0);
    const [heading, first = '', , more] = stdout.split('\n');
    assert.equal(heading, 'For you, by 2 ratings:');
    assert.match(
      first,
      /^The Lord of the Rings: The .+ \(200[23]\) +because you gave The Lord of the Rings: The Fellowship of the Ring 9: \S/,
    );
    assert.match(more ?? '', /^\(2 of \d+; --limit shows more\)$/);
    assert.match(stderr, /A Film That Nobody Made/);
  });

  test('writes JSON, and other formats as a whole', async (t) => {
    const { stdout } = await forYou(t, RATINGS, {}, { json: true, limit: '3' });
    const answer = JSON.parse(stdout) as { used: object; films: { film_id: number }[] };
    assert.deepEqual(answer.used, { rated: 2, known: 2, liked: 1, disliked: 1 });
    const ids = await forYou(t, RATINGS, { format: 'ids' });
    const lines = ids.stdout.trimEnd().split('\n');
    assert.deepEqual(
      lines.slice(0, 3).map((line) => Number(line.slice(2))),
      answer.films.map((film) => film.film_id),
    );
    assert.ok(lines.length > 10);
  });

  test('offers only films that match the criteria', async (t) => {
    const { stdout } = await forYou(t, RATINGS, { genres: ['Drama'] }, { json: true });
    const { films } = JSON.parse(stdout) as { films: { genres: string[] }[] };
    assert.ok(films.length > 0 && films.every(({ genres }) => genres.includes('Drama')));
  });

  test('needs a rating of a film in the collection', async (t) => {
    const nobody = RATINGS.split('\n').toSpliced(1, 2).join('\n');
    await assert.rejects(forYou(t, nobody), { code: 'usage-invalid', message: /no film .* rated/ });
    await assert.rejects(forYou(t, RATINGS, { hiddenGems: '2' }), { code: 'config-invalid' });
  });
});
