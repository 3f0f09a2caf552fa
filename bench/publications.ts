/**
 * Publishes many snapshots while many clients ask, and tells what they noticed.
 *
 *     npm run bench -- publications [--datasets DIR] [--publications 200] [--clients 64] [--requests 100000]
 *
 * DIR holds IMDb's files; without it the sample is used. The server is `reelated serve` in a process
 * of its own; the clients ask over loopback sockets for one film, the films like it, and a search.
 * All titles of a snapshot end in its mark, so an answer with two marks mixes snapshots. Ends with
 * an error when an answer failed, mixed, or when there were fewer than asked for.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { markedSnapshots, marksOf } from '../test/fixtures/marked-snapshots.ts';

const CLI = join(import.meta.dirname, '..', 'src', 'cli', 'main.ts');
const { values: options } = parseArgs({
  options: {
    datasets: { type: 'string' },
    publications: { type: 'string', default: '200' },
    clients: { type: 'string', default: '64' },
    requests: { type: 'string', default: '100000' },
  },
});
const publications = Number(options.publications);
const wanted = Number(options.requests);

const tally = { requests: 0, failed: 0, mixed: 0, publishing: true };
const failures = new Map<string, number>();
const latenciesMs: number[] = [];

async function main(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'reelated-publications-'));
  try {
    const source = options.datasets === undefined ? ['--sample'] : ['--datasets', options.datasets];
    await ended(reelated(['run', ...source, '--data-dir', dataDir, '--quiet']));
    await using snapshots = await markedSnapshots(dataDir);
    await snapshots.publish('s0');
    const limits = ['search', 'similar', 'film', 'other'].map((name) => `${name}=100000000/hour`);
    const server = reelated([
      'serve',
      '--data-dir',
      dataDir,
      '--port',
      '0',
      '--json',
      '--rate-limit',
      limits.join(),
    ]);
    try {
      await measure(server, snapshots.publish);
    } finally {
      server.kill('SIGTERM');
      await once(server, 'exit');
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function measure(
  server: ChildProcess,
  publish: (mark: string) => Promise<void>,
): Promise<void> {
  const events = eventsOf(server);
  const { url } = await events.next('listening');
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  report('start', server);
  const clients = Array.from({ length: Number(options.clients) }, async (_, client) => {
    for (let count = client; tally.publishing || tally.requests < wanted; count++) {
      await ask(agent, url, count);
    }
  });
  const start = performance.now();
  for (let count = 1; count <= publications; count++) {
    await publish(`s${count}`);
    await events.next('snapshot');
    if (count % Math.ceil(publications / 8) === 0) report(`publication ${count}`, server);
  }
  tally.publishing = false;
  await Promise.all(clients);
  const seconds = (performance.now() - start) / 1000;
  agent.destroy();
  // the last leases end and the old snapshots are closed
  await sleep(3000);
  report('end', server);
  latenciesMs.sort((a, b) => a - b);
  const quantile = (q: number): string =>
    (latenciesMs[Math.floor(q * (latenciesMs.length - 1))] ?? 0).toFixed(1);
  print(
    `${publications} publications, ${options.clients} clients, ${tally.requests} requests in ${seconds.toFixed(0)} s`,
    `failed ${tally.failed}, mixed ${tally.mixed}`,
    `latency p50 ${quantile(0.5)} ms, p99 ${quantile(0.99)} ms, longest ${quantile(1)} ms`,
  );
  for (const [reason, count] of failures) print(`  ${count} × ${reason}`);
  if (tally.failed > 0 || tally.mixed > 0 || tally.requests < wanted) process.exitCode = 1;
}

const PATHS = ['/film/68646', '/film/68646/similar/0?limit=20', '/film/110912/similar/0'];

async function ask(agent: Agent, url: string, count: number): Promise<void> {
  tally.requests += 1;
  const start = performance.now();
  try {
    const path = PATHS[count % (PATHS.length + 1)];
    const asked =
      path === undefined
        ? request(`${url}/film/search?limit=20`, {
            agent,
            method: 'POST',
            headers: { 'content-type': 'application/json' },
          }).end('{}')
        : request(`${url}${path}`, { agent }).end();
    const [response] = await once(asked, 'response');
    const marks = marksOf(await text(response));
    if (response.statusCode !== 200 || marks.size === 0) fail(`${path}: ${response.statusCode}`);
    if (marks.size > 1) tally.mixed += 1;
  } catch (error) {
    fail(String(error));
  }
  latenciesMs.push(performance.now() - start);
}

function fail(reason: string): void {
  tally.failed += 1;
  failures.set(reason, (failures.get(reason) ?? 0) + 1);
}

interface ServerEvent {
  readonly type: string;
  readonly url: string;
}

/** The lines of JSON that a server prints, in order, by type. */
function eventsOf(server: ChildProcess): { readonly next: (type: string) => Promise<ServerEvent> } {
  if (server.stdout === null) throw new Error('the server has no output');
  const lines = createInterface({ input: server.stdout })[Symbol.asyncIterator]();
  return {
    async next(type) {
      for (;;) {
        const { value, done } = await lines.next();
        if (done === true) throw new Error('the server has ended');
        const event = JSON.parse(value) as ServerEvent;
        if (event.type === type) return event;
      }
    },
  };
}

function report(moment: string, server: ChildProcess): void {
  const handles = readdirSync(`/proc/${server.pid}/fd`).length;
  const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
  const residentKb = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]);
  print(
    `${moment.padEnd(16)} ${handles} handles, ${Math.round(residentKb / 1024)} MiB, ${tally.requests} requests`,
  );
}

function reelated(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function ended(child: ChildProcess): Promise<void> {
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`reelated ended with ${code}`);
}

function print(...lines: readonly string[]): void {
  console.log(lines.join('\n'));
}

await main();
