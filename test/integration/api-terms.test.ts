import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createFilmApp, type FixtureApp } from '../fixtures/film-app.ts';
import { shownTerms, similarFilms } from '../fixtures/similar-films.ts';

const FELLOWSHIP = 120737;
const ALIEN = 78748;

describe('excluding and boosting reasons through the API', () => {
  let fixture: FixtureApp;

  before(async () => {
    fixture = await createFilmApp();
  });
  after(async () => fixture[Symbol.asyncDispose]());

  const answerTo = async (payload: object) => similarFilms(fixture, payload);

  test('a reason that is sent back with the factor 0 no longer counts', async () => {
    const question = { like: [FELLOWSHIP], limit: 1000, explain: true };
    const usual = await answerTo(question);
    const [first] = usual.films[0]?.why?.terms ?? [];
    assert.ok(first);
    const { field, term } = first;
    const muted = await answerTo({ ...question, terms: [{ field, term, factor: 0 }] });
    const shares = muted.films.flatMap(({ why }) => why?.terms ?? []);
    assert.ok(shares.length > 0);
    assert.ok(!shares.some((share) => share.field === field && share.term === term));
    const boosted = await answerTo({ ...question, terms: [{ field, term, factor: 2 }] });
    const more = boosted.films.find(({ film_id: id }) => id === usual.films[0]?.film_id);
    const part = more?.why?.terms.find((share) => share.field === field && share.term === term);
    assert.ok((part?.share ?? 0) > first.share);
  });

  test('factors of 1, and of terms that no film has, change nothing', async () => {
    const question = { like: [FELLOWSHIP], unlike: [ALIEN], limit: 5, explain: true };
    const usual = await answerTo(question);
    const terms = [
      { field: 'genre', term: 'Drama', factor: 1 },
      { field: 'person', term: 'nm99999999', factor: 0 },
    ];
    const { terms: adjusted, ...answer } = await answerTo({ ...question, terms });
    assert.deepEqual({ ...answer, next: usual.next }, usual);
    assert.deepEqual(adjusted, [{ ...terms[1], label: 'nm99999999' }]);
  });

  test('when every term is excluded, all films score 0, ordered by id', async () => {
    const explained = await answerTo({ like: [ALIEN], limit: 1000, explain: true });
    const { films: found, total } = await answerTo({
      like: [ALIEN],
      terms: shownTerms(explained, 0),
      limit: 1000,
    });
    assert.equal(total, explained.total);
    assert.ok(found.every(({ similarity }) => similarity === 0));
    const ids = found.map(({ film_id: id }) => id);
    assert.deepEqual(
      ids,
      ids.toSorted((a, b) => a - b),
    );
  });
});
