import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeHeaders, withMark } from './shared-headers.ts';

type Responses = Record<string, { headers: Record<string, unknown>; description?: string }>;

function described(method: string, ofSnapshot: boolean, responses: object): Responses {
  const operation = withMark({ responses }, ofSnapshot);
  const { paths } = describeHeaders({ paths: { '/film': { [method]: operation } } });
  const { responses: all, ...rest } = (paths as never)['/film'][method] as { responses: Responses };
  assert.deepEqual(rest, {}, 'the mark is not part of the document');
  return all;
}

test('every response has the request’s id and the state of the rate limit', () => {
  const responses = described('get', false, { 200: { description: 'A film.' } });
  assert.deepEqual(Object.keys(responses), ['200']);
  assert.deepEqual(responses['200'], {
    description: 'A film.',
    headers: {
      'X-Request-Id': { $ref: '#/components/headers/X-Request-Id' },
      RateLimit: { $ref: '#/components/headers/RateLimit' },
      'RateLimit-Policy': { $ref: '#/components/headers/RateLimit-Policy' },
    },
  });
});

test('responses made from a snapshot name it, and can be cached when they are read', () => {
  const read = described('get', true, { 200: {}, 429: {} });
  assert.deepEqual(Object.keys(read), ['200', '304', '429']);
  assert.ok('ETag' in (read['200']?.headers ?? {}) && 'ETag' in (read['304']?.headers ?? {}));
  assert.ok('X-Snapshot' in (read['304']?.headers ?? {}));
  assert.ok(!('X-Snapshot' in (read['429']?.headers ?? {})));
  const posted = described('post', true, { 200: {} });
  assert.deepEqual(Object.keys(posted), ['200']);
  assert.ok(!('ETag' in (posted['200']?.headers ?? {})));
});

test('responses that ask to wait say how long', () => {
  const responses = described('get', false, { 200: {}, 429: {}, 503: {} });
  const waiting = Object.entries(responses).filter(([, { headers }]) => 'Retry-After' in headers);
  assert.deepEqual(
    waiting.map(([status]) => status),
    ['429', '503'],
  );
});

test('headers that a route sets itself are kept', () => {
  const link = { type: 'string' };
  const responses = described('get', false, { 200: { headers: { Link: link } } });
  assert.equal(responses['200']?.headers['Link'], link);
});
