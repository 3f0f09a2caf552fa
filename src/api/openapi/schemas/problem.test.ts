import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BODY_PROBLEMS, PROBLEM_EXAMPLES, problemResponses } from './problem.ts';

test('the codes of a status share a response that explains each of them', () => {
  const responses = problemResponses('cursor-invalid', 'film-unknown', ...BODY_PROBLEMS);
  assert.deepEqual(Object.keys(responses), ['400', '404', '413', '415', '429']);
  const { description, content } = responses[400] as {
    readonly description: string;
    readonly content: Readonly<Record<string, { readonly examples: object }>>;
  };
  assert.match(description, /^- `request-invalid`: .*\.\n- `cursor-invalid`: The cursor .*\.$/);
  const examples = content['application/problem+json']?.examples ?? {};
  assert.deepEqual(Object.keys(examples), ['request-invalid', 'cursor-invalid']);
});

test('every route can reject a request as invalid or as one too many', () => {
  assert.deepEqual(Object.keys(problemResponses()), ['400', '429']);
});

test('each code has an example with its own status', () => {
  const { value } = PROBLEM_EXAMPLES['query-timeout'] ?? {};
  assert.equal(value?.code, 'query-timeout');
  assert.equal(value.status, 503);
});
