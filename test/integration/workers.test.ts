import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { test } from 'node:test';
import { printed, runCli, startCli } from '../fixtures/cli.ts';
import { createFilmDatabase } from '../fixtures/film-database.ts';

const SERVE = ['serve', '--port', '0', '--workers', '2', '--json'];
const OPTIONS = { timeout: 600_000 };

test('workers share limits and metrics, are replaced, and stop together', OPTIONS, async (t) => {
  await using dataDir = await createFilmDatabase();
  const limits = ['--rate-limit', 'film=5/hour', '--log-level', 'info'];
  const cli = startCli([...SERVE, '--data-dir', dataDir.path, ...limits]);
  t.after(() => cli.process.kill('SIGKILL'));
  const log = logOf(cli.process);
  const [, url = ''] = await printed(cli, /"url":"([^"]+)"/);
  await log.waitFor((pids) => pids.size === 2);

  const get = async (path: string) => fetch(`${url}${path}`, { headers: { connection: 'close' } });
  const answeredBy = log.pidsOf('/film/120737');
  let refused: Response | undefined;
  while (refused === undefined) {
    const answer = await get('/film/120737');
    if (answer.status === 429) refused = answer;
    // by then the workers have informed each other
    await delay(250);
  }
  assert.ok(Number(refused.headers.get('retry-after')) > 0);
  const metrics = await (await get('/metrics')).text();
  const answered = /seconds_count\{.*route="\/film\/:film_id",status="200"\} (\d+)/.exec(
    metrics,
  )?.[1];
  assert.equal(answered, '5', 'both workers together answer what the limit allows');
  assert.equal(answeredBy.size, 2, 'both have answered');

  const [victim = 0] = answeredBy;
  process.kill(victim, 'SIGKILL');
  await log.waitFor((pids) => pids.size === 3);
  assert.equal((await get('/health/live')).status, 200);

  cli.process.kill('SIGTERM');
  const { code, stderr } = await cli.ending;
  assert.equal(code, 0);
  assert.match(stderr, new RegExp(`worker ${victim} exited \\(SIGKILL\\); starting another one`));
});

test('workers without a database exit with its code and one message', OPTIONS, async () => {
  const { code, stderr } = await runCli([...SERVE, '--data-dir', '/tmp/no/such/folder']);
  assert.equal(code, 2);
  assert.match(stderr, /^reelated: no database in [^\n]*\n$/);
});

/** What the log of a server with workers says about them. */
function logOf({ stderr }: ReturnType<typeof startCli>['process']) {
  assert.ok(stderr);
  const listening = new Set<number>();
  const answered = new Map<string, Set<number>>();
  const pidsOf = (url: string): Set<number> => {
    const pids = answered.get(url) ?? new Set();
    answered.set(url, pids);
    return pids;
  };
  const lines = createInterface(stderr);
  lines.on('line', (line) => {
    if (!line.startsWith('{')) return;
    const { msg, pid, url } = JSON.parse(line);
    if (String(msg).startsWith('Server listening')) listening.add(pid);
    if (msg === 'answered') pidsOf(url).add(pid);
  });
  return {
    pidsOf,
    async waitFor(isTrue: (listening: ReadonlySet<number>) => boolean): Promise<void> {
      while (!isTrue(listening)) await once(lines, 'line');
    },
  };
}
