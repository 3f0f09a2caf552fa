import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BODY_PROBLEMS, problemResponses } from './problem.ts';

test('the codes of a status share a response that explains each of them', () => {
  const responses = problemResponses('cursor-invalid', 'film-unknown', ...BODY_PROBLEMS);
  assert.deepEqual(Object.keys(responses), ['400', '404', '413', '415', '429']);
  const { description } = responses[400] as { description: string };
  assert.match(description, /^`request-invalid`: .*\. `cursor-invalid`: The cursor .*\.$/);
});

test('every route can reject a request as invalid or as one too many', () => {
  assert.deepEqual(Object.keys(problemResponses()), ['400', '429']);
});
