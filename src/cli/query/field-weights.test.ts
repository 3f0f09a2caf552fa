import assert from 'node:assert/strict';
import test from 'node:test';
import { weightsFrom, weightsOver } from './field-weights.ts';

test('weights are read from one option or several, the last of a field counts', () => {
  assert.equal(weightsFrom({}), undefined);
  assert.deepEqual(weightsFrom({ weight: ['director=2', 'mood_words=0.5', 'director=0'] }), {
    director: 0,
    mood_words: 0.5,
  });
});

test('a weight needs a field and a number within the bounds of the API', () => {
  const invalid = { code: 'config-invalid', message: /^--weight must be / };
  for (const text of ['director', '=2', 'director=', 'director=-1', 'director=1e3', 'genre=2e9']) {
    assert.throws(() => weightsFrom({ weight: [text] }), invalid, text);
  }
  assert.throws(() => weightsFrom({ weight: ['genre=0.0000000001'] }), invalid);
  assert.deepEqual(weightsFrom({ weight: ['genre=1000000000'] }), { genre: 1e9 });
});

test('weights that are not given are those of the preset', () => {
  const fields = ['genre', 'director', 'plot'];
  const preset = { genre: 1.3, director: 0.8 };
  assert.deepEqual(weightsOver(preset, { director: 2, plot: 1 }, fields), {
    genre: 1.3,
    director: 2,
    plot: 1,
  });
});

test('weights of a field that there is not, and of nothing at all, are refused', () => {
  assert.throws(() => weightsOver({ genre: 1 }, { mood: 1 }, ['genre', 'plot']), {
    code: 'config-invalid',
    message: '--weight: unknown field mood; the fields are genre, plot',
  });
  assert.throws(() => weightsOver({ genre: 1 }, { genre: 0 }, ['genre']), {
    code: 'config-invalid',
    message: '--weight: every field has the weight 0; give one of them more',
  });
});
