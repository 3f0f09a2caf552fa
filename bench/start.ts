/**
 * The start of a server and its memory: the time and CPU time until its first responses, and its
 * resident memory once suggestions and similar films are ready and some hundred requests have been
 * answered.
 *
 *     npm run bench -- start --data-dir ./data [--runs 7] [--reference ../other-clone] [--source]
 *
 * Linux only. Both clones must have been built (`npm run build`), unless `--source` runs their
 * TypeScript. They serve in turns, after one start each that is not counted, which fills the cache of
 * compiled code. On a machine with other work, compare the CPU times.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { median } from './median.ts';

const { values: options } = parseArgs({
  options: {
    'data-dir': { type: 'string', default: './data' },
    runs: { type: 'string', default: '7' },
    reference: { type: 'string' },
    source: { type: 'boolean', default: false },
  },
});

const REQUESTS = 200;
/** By then a server has checked its file and collected its garbage. */
const SETTLE_MS = 10_000;
const RETRY_MS = 20;
const MEBIBYTE_KB = 1024;
const TICK_MS = 10;
const RATES = 'film=100000/minute,similar=100000/minute,suggest=100000/minute';

const COLUMNS = [
  'listening ms',
  'film ms',
  'CPU ms',
  'similar ms',
  'suggest ms',
  'resident MB',
  'of it files',
  'peak MB',
] as const;
type Row = readonly number[];

interface Running {
  readonly server: ChildProcess;
  readonly url: string;
  readonly startedAt: number;
}

async function start(clone: string): Promise<Running> {
  const main = options.source ? 'src/cli/main.ts' : 'dist/cli/main.js';
  const args = ['serve', '--json', '--port', '0', '--rate-limit', RATES];
  const dataDir = ['--data-dir', resolve(options['data-dir'])];
  const startedAt = performance.now();
  const server = spawn(process.execPath, [join(clone, main), ...args, ...dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await Promise.race([
    once(createInterface(server.stdout), 'line'),
    once(server, 'exit').then(() => {
      throw new Error(`${clone} does not serve ${options['data-dir']}`);
    }),
  ]);
  const { url } = JSON.parse(String(line)) as { readonly url: string };
  return { server, url, startedAt };
}

async function stop({ server }: Running): Promise<void> {
  server.kill('SIGTERM');
  await once(server, 'exit');
}

/** The id of a film that is well known. */
async function knownFilm(clone: string): Promise<number> {
  const running = await start(clone);
  const response = await fetch(`${running.url}/film/search?sort=vote_count&limit=1`);
  const [film] = (await response.json()) as readonly { readonly film_id: number }[];
  await stop(running);
  if (film === undefined) throw new Error('there are no films');
  return film.film_id;
}

async function measure(clone: string, film: number): Promise<Row> {
  const running = await start(clone);
  try {
    return await measureRunning(running, film);
  } finally {
    await stop(running);
  }
}

async function measureRunning({ server, url, startedAt }: Running, film: number): Promise<Row> {
  const elapsed = (): number => performance.now() - startedAt;
  const request = async (path: string): Promise<void> => {
    let response = await fetch(url + path);
    // suggestions may still be indexed
    for (; response.status === 503; response = await fetch(url + path)) await sleep(RETRY_MS);
    if (!response.ok) throw new Error(`${response.status} for ${path}`);
    await response.arrayBuffer();
  };
  const listening = elapsed();
  await request(`/film/${film}`);
  const [first, cpu] = [elapsed(), cpuMs(server.pid)];
  await request(`/film/${film}/similar/0.3`);
  const similar = elapsed();
  await request('/film/suggest?q=the');
  const suggest = elapsed();
  await sleep(SETTLE_MS);
  for (let i = 0; i < REQUESTS; i++) {
    await request(`/film/${film}`);
    await request(`/film/${film}/similar/0.${i % 10}`);
    await request(`/film/suggest?q=${String.fromCodePoint(97 + (i % 26))}`);
  }
  await sleep(SETTLE_MS);
  const { VmRSS = 0, RssFile = 0, VmHWM = 0 } = memoryMB(server.pid);
  return [listening, first, cpu, similar, suggest, VmRSS, RssFile, VmHWM];
}

/** The time that a process has computed, in all its threads. */
function cpuMs(pid: number | undefined): number {
  const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const [user, system] = fields.split(' ').slice(11, 13);
  return (Number(user) + Number(system)) * TICK_MS;
}

function memoryMB(pid: number | undefined): Readonly<Record<string, number>> {
  const lines = readFileSync(`/proc/${pid}/status`, 'utf8').matchAll(/^(\w+):\s+(\d+) kB$/gm);
  return Object.fromEntries([...lines].map(([, name, kb]) => [name, Number(kb) / MEBIBYTE_KB]));
}

const clones = [resolve('.'), ...(options.reference ? [resolve(options.reference)] : [])];
const rows = new Map<string, Row[]>(clones.map((clone) => [clone, []]));
let film = 0;
for (const clone of clones) film = await knownFilm(clone);
for (let run = 0; run < Number(options.runs); run++) {
  for (const [clone, measured] of rows) measured.push(await measure(clone, film));
}
console.log([`median of ${options.runs}`.padEnd(30), ...COLUMNS].join('  '));
for (const [clone, measured] of rows) {
  const cells = COLUMNS.map((name, i) =>
    median(measured.map((row) => row[i] ?? NaN))
      .toFixed(0)
      .padStart(name.length),
  );
  console.log([clone.slice(-30).padEnd(30), ...cells].join('  '));
}
