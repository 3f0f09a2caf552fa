import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Histogram, Registry, type Metric } from 'prom-client';
import { Durations } from './durations.ts';
import { joinMetrics } from './metrics.ts';

const [NAME, HELP, BOUNDS] = ['durations', 'How long it took.', [0.001, 0.01, 0.1]];

const ANSWERED = [
  { method: 'GET', route: '/a', status: 200, elapsedMs: 1 },
  { method: 'GET', route: '/a', status: 200, elapsedMs: 1.001 },
  { method: 'GET', route: '/a', status: 404, elapsedMs: 0 },
  { method: 'HEAD', route: '/a', status: 200, elapsedMs: 99 },
  { method: 'GET', route: '/b', status: 200, elapsedMs: 101 },
  { method: 'GET', route: '/a', status: 200, elapsedMs: 5000 },
];

/** The same durations in a registry of their own and in one with prom-client's histogram. */
function registries() {
  const [ours, theirs] = [new Registry(), new Registry()];
  const durations = new Durations(NAME, HELP, BOUNDS);
  ours.registerMetric(durations as unknown as Metric);
  const labelNames = ['method', 'route', 'status'];
  const settings = { name: NAME, help: HELP, buckets: BOUNDS, labelNames, registers: [theirs] };
  const histogram = new Histogram(settings);
  for (const answered of ANSWERED) {
    durations.observe(answered);
    const { elapsedMs, ...labels } = answered;
    histogram.observe(labels, elapsedMs / 1000);
  }
  return { ours, theirs };
}

/** The lines of a text, whose order has no meaning. */
function linesOf(text: string): readonly string[] {
  return text.split('\n').sort();
}

test('are reported as prom-client reports its histograms', async () => {
  const { ours, theirs } = registries();
  const text = await ours.metrics();
  assert.match(text, /^durations_bucket\{le="0.01",method="GET",route="\/a",status="200"\} 2$/m);
  assert.deepEqual(linesOf(text), linesOf(await theirs.metrics()));
});

test('of several processes are added up in the same way', async () => {
  const { ours, theirs } = registries();
  const twice = async (registry: Registry) =>
    joinMetrics([await registry.getMetricsAsJSON(), await registry.getMetricsAsJSON()]);
  const text = await twice(ours);
  assert.match(text, /^durations_count\{method="GET",route="\/a",status="200"\} 6$/m);
  assert.deepEqual(linesOf(text), linesOf(await twice(theirs)));
});
