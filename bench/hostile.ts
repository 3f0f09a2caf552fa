/**
 * How a server copes with a hundred hostile searches at a time.
 *
 *     npm run bench -- hostile [--datasets DIR | --data-dir DIR] [--clients 100] [--seconds 20]
 *
 * DIR has IMDb's files, or is a data directory that has been built; without either, the sample is
 * used. The server is `reelated serve` in a separate process, without rate limits. A hundred clients
 * send patterns that take long, each a new one as soon as it has a response, while another client
 * requests `/health/live` and `/health/ready` twenty times a second. Then a client requests what takes
 * long and disconnects, and the time until the server stops working for it is measured.
 */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startReelated } from './api/servers.ts';

const CLI = join(import.meta.dirname, '..', 'src', 'cli', 'main.ts');
const { values: options } = parseArgs({
  options: {
    datasets: { type: 'string' },
    'data-dir': { type: 'string' },
    clients: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '20' },
  },
});
const hostileAgent = new Agent({ keepAlive: true, maxSockets: Infinity });

async function main(): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'reelated-hostile-'));
  try {
    const dataDir = options['data-dir'] ?? build(join(scratch, 'data'));
    await using server = await startReelated(dataDir, 1);
    const { url } = server;
    await warmUp(url);
    console.log('at rest');
    await probe(url, 3);
    console.log(`\n${options.clients} hostile clients`);
    await attack(url);
    console.log('\na client that disconnects');
    await leave(url);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function attack(url: string): Promise<void> {
  const state = { attacking: true };
  const statuses = new Map<number, number>();
  const clients = Array.from({ length: Number(options.clients) }, async (_, client) => {
    for (let i = 0; state.attacking; i++) {
      const status = await post(`${url}/film/search`, hostile(client * 1_000_000 + i));
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  });
  await probe(url, Number(options.seconds));
  state.attacking = false;
  await Promise.all(clients);
  const summary = [...statuses].map(([status, count]) => `${count} × ${status}`).join(', ');
  console.log(`responses to the hostile searches: ${summary}`);
}

/** Long alternations that all texts nearly match; the number keeps them out of the cache. */
function hostile(number: number): object {
  return {
    person: `(.*a.*e.*i.*o.*u.*){1,9}${number}$`,
    title: `((a|b|ab|e|o)*.*){1,9}x${number}`,
  };
}

/** Checks the server's health for some seconds and prints how long the responses took. */
async function probe(url: string, seconds: number): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  for (const [path, times] of [
    ['/health/live', []],
    ['/health/ready', []],
  ] as [string, number[]][]) {
    const end = performance.now() + (seconds * 1000) / 2;
    while (performance.now() < end) {
      const began = performance.now();
      const [answer] = (await once(request(`${url}${path}`, { agent }).end(), 'response')) as [
        IncomingMessage,
      ];
      await text(answer);
      if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}`);
      times.push(performance.now() - began);
      await sleep(50);
    }
    const sorted = times.toSorted((a, b) => a - b);
    const at = (share: number): string =>
      (sorted[Math.floor(share * sorted.length)] ?? 0).toFixed(1);
    console.log(
      `${path}: ${times.length} answers, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(0.999)} ms`,
    );
  }
  agent.destroy();
}

/** Disconnects during a request, and prints when the server has no query in progress any more. */
async function leave(url: string): Promise<void> {
  const sent = request(`${url}/film/search`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
  });
  sent.on('error', () => undefined);
  sent.end(JSON.stringify(hostile(0)));
  await until(async () => (await queriesOf(url)) > 0);
  const began = performance.now();
  sent.destroy();
  await until(async () => (await queriesOf(url)) === 0);
  console.log(`its query had ended after ${(performance.now() - began).toFixed(0)} ms`);
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  const giveUp = performance.now() + 10_000;
  while (!(await isTrue())) {
    if (performance.now() > giveUp) throw new Error('it did not happen within ten seconds');
  }
}

async function queriesOf(url: string): Promise<number> {
  const ready = await (await fetch(`${url}/health/ready`)).json();
  return (ready as { queries: { running: number } }).queries.running;
}

async function post(url: string, body: object): Promise<number> {
  const headers = { 'content-type': 'application/json' };
  const sent = request(url, { method: 'POST', headers, agent: hostileAgent });
  sent.end(JSON.stringify(body));
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  await text(answer);
  return answer.statusCode ?? 0;
}

/** Lets the server index its names and finish starting. */
async function warmUp(url: string): Promise<void> {
  await until(async () => (await fetch(`${url}/film/suggest?q=a`)).ok);
  await post(`${url}/film/search`, {});
  await sleep(1000);
}

function build(dataDir: string): string {
  const source = options.datasets === undefined ? ['--sample'] : ['--datasets', options.datasets];
  execFileSync(process.execPath, [CLI, 'run', ...source, '--data-dir', dataDir, '--quiet']);
  return dataDir;
}

await main();
