import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_RATE_LIMITS } from './default-rate-limits.ts';
import { Operations } from './operations.ts';
import type { RequestEvent } from './request-event.ts';

const ANSWERED: RequestEvent = {
  type: 'answered',
  method: 'GET',
  route: '/film/:film_id',
  status: 200,
  elapsedMs: 3,
};

test('events reported before the metrics are loaded are not lost', async () => {
  const operations = new Operations();
  operations.report(ANSWERED);
  operations.report(ANSWERED);
  await operations.metrics();
  operations.report(ANSWERED);
  const text = await operations.metricsText();
  const labels = String.raw`\{method="GET",route="/film/:film_id",status="200"\}`;
  assert.match(text, new RegExp(`^reelated_http_request_duration_seconds_count${labels} 3$`, 'm'));
});

test('response times fall into buckets', async () => {
  const operations = new Operations();
  operations.report(ANSWERED);
  operations.report({ ...ANSWERED, elapsedMs: 700 });
  const text = await operations.metricsText();
  const count = (le: string): number => {
    const bucket = `reelated_http_request_duration_seconds_bucket{le="${le}",`;
    return Number(
      text
        .split('\n')
        .find((line) => line.startsWith(bucket))
        ?.split(' ')[1],
    );
  };
  assert.deepEqual(['0.0025', '0.005', '0.5', '1', '+Inf'].map(count), [0, 1, 1, 2, 2]);
});

test('limits replace the defaults one by one', () => {
  const film = { max: 1, windowMs: 1000 };
  const { rateLimits } = new Operations({ rateLimits: { film } });
  assert.deepEqual(rateLimits, { ...DEFAULT_RATE_LIMITS, film });
});

test('with several processes, the text is that of all of them', async () => {
  const operations = new Operations({ allMetrics: async () => 'all of them' });
  assert.equal(await operations.metricsText(), 'all of them');
});
