/**
 * Throughput and latency of the API, compared with the old server and with a bare Fastify route.
 *
 *     npm run bench -- api [--datasets DIR | --data-dir DIR] [--workers 1,2] [--seconds 5]
 *         [--rounds 3]
 *
 * All servers get the same requests over the same database file, one server after another, from one
 * process over 32 connections on this machine: as many as possible, and `similar` once more at half
 * that rate, evenly spaced. The bare route sends as many bytes as ours. Each server gets requests for
 * four seconds before it is measured, so that its code is compiled. Each figure is that of the round with
 * the median throughput, and "ours is 20x" the ratio of two of them. DIR has IMDb's files, or is a data
 * directory that has been built.
 */
import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { Load, Measured, Question } from './api/load.ts';
import { drawWorkloads, type Workload } from './api/questions.ts';
import { startBare, startOldServer, startReelated, type Peer } from './api/servers.ts';

const { values: options } = parseArgs({
  options: {
    datasets: { type: 'string', default: process.env['REELATED_REAL_DATASETS'] ?? '' },
    'data-dir': { type: 'string' },
    workers: { type: 'string', default: '1,2' },
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '3' },
  },
});
const seconds = Number(options.seconds);
const CONNECTIONS = 32;
const WARM_UP_SECONDS = 4;

async function main(): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'reelated-bench-'));
  try {
    const dataDir = options['data-dir'] ?? build(join(scratch, 'data'));
    const database = await realpath(join(dataDir, 'duckdb', 'films.duckdb'));
    const workloads = await drawWorkloads(database);
    for (const workers of options.workers.split(',').map(Number)) {
      console.log(`\n${workers} worker${workers > 1 ? 's' : ''}`);
      await compare(workloads, dataDir, database, workers);
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function compare(
  workloads: readonly Workload[],
  dataDir: string,
  database: string,
  workers: number,
): Promise<void> {
  const rounds: Round[] = [];
  for (let i = 0; i < Number(options.rounds); i++) {
    rounds.push(await measureRound(workloads, dataDir, database, workers));
  }
  const of = (server: keyof Round, name: string) =>
    medianOf(rounds.flatMap((round) => round[server][name] ?? []));
  for (const { name } of workloads) {
    row(name, 'ours', of('ours', name));
    row('', 'old server', of('old', name), of('ours', name));
    row('', 'bare Fastify', of('bare', name), of('ours', name));
  }
  row('similar', 'ours, half of it', of('ours', 'half'));
}

/** What the three servers reached, one after another. */
type Round = Readonly<Record<'ours' | 'old' | 'bare', Results>>;

async function measureRound(
  workloads: readonly Workload[],
  dataDir: string,
  database: string,
  workers: number,
): Promise<Round> {
  const ours = await measureAll(await startReelated(dataDir, workers), workloads, true);
  const old = await measureAll(await startOldServer(database, workers), workloads);
  const bare = await measureAll(
    await startBare(workers),
    workloads.map(({ name }) => ({
      name,
      questions: [{ method: 'GET', path: `/${Math.round(ours[name]?.bytes ?? 0)}` }],
    })),
  );
  return { ours, old, bare };
}

/** The measurement with the median throughput. */
function medianOf(measured: readonly Measured[]): Measured | undefined {
  const sorted = measured.toSorted((one, other) => one.perSecond - other.perSecond);
  return sorted[sorted.length >> 1];
}

type Results = Partial<Record<string, Measured>>;

async function measureAll(
  server: Peer,
  workloads: readonly Workload[],
  half = false,
): Promise<Results> {
  await using peer = server;
  const results: Results = {};
  for (const { name, questions } of workloads) {
    await measure({ url: peer.url, questions, seconds: WARM_UP_SECONDS });
    const measured = await measure({ url: peer.url, questions, seconds });
    results[name] = measured;
    if (half && name === 'similar') {
      const rate = Math.round(measured.perSecond / 2);
      results['half'] = await measure({ url: peer.url, questions, seconds, rate });
    }
  }
  return results;
}

async function measure(
  load: Omit<Load, 'connections'> & { readonly questions: readonly Question[] },
): Promise<Measured> {
  const child = fork(join(import.meta.dirname, 'api', 'load.ts'));
  child.send({ ...load, connections: CONNECTIONS });
  const [measured] = (await once(child, 'message')) as [Measured];
  child.disconnect();
  return measured;
}

function row(workload: string, server: string, measured?: Measured, ours?: Measured): void {
  if (measured === undefined) return;
  const { perSecond, p50Ms, p99Ms, bytes, failed, ownCpu } = measured;
  const ratio = ours === undefined ? '' : `ours is ${(ours.perSecond / perSecond).toFixed(2)}x`;
  console.log(
    [
      workload.padEnd(8),
      server.padEnd(18),
      `${perSecond.toFixed(0).padStart(7)}/s`,
      `p50 ${p50Ms.toFixed(2).padStart(7)} ms`,
      `p99 ${p99Ms.toFixed(2).padStart(7)} ms`,
      `${bytes.toFixed(0).padStart(6)} B`,
      `load ${(ownCpu * 100).toFixed(0).padStart(3)}%`,
      failed > 0 ? `${failed} FAILED` : ratio,
    ].join('  '),
  );
  if (failed > 0) process.exitCode = 1;
}

function build(dataDir: string): string {
  if (options.datasets === '') throw new Error('name IMDb’s files with --datasets');
  const cli = join(import.meta.dirname, '..', 'src/cli/main.ts');
  const run = ['run', '--quiet', '--datasets', options.datasets, '--data-dir', dataDir];
  execFileSync(process.execPath, [cli, ...run]);
  return dataDir;
}

await main();
