import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMetrics, joinMetrics } from './metrics.ts';
import type { RequestEvent } from './request-event.ts';

const ANSWERED: RequestEvent = {
  type: 'answered',
  method: 'GET',
  route: '/',
  status: 200,
  elapsedMs: 1,
};

test('the counts of several processes are added up', async () => {
  const each = [createMetrics(() => undefined), createMetrics(() => undefined)];
  for (const metrics of each) metrics.report(ANSWERED);
  each[0]?.report({ type: 'rate-limited', limit: 'search' });
  const text = await joinMetrics(await Promise.all(each.map(async (one) => one.json())));
  assert.match(text, /^reelated_http_request_duration_seconds_count\{.*\} 2$/m);
  assert.match(text, /^reelated_rate_limited_requests_total\{limit="search"\} 1$/m);
});

test('without a snapshot there is nothing to say about one', async () => {
  const text = await createMetrics(() => undefined).text();
  assert.doesNotMatch(text, /^reelated_snapshot_info\{/m);
  assert.match(text, /^process_cpu_seconds_total /m);
});
