import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DownloadLimits } from '../../src/sources/download/limits.ts';
import { buildWiki, builtBytes, FAST, worldOf } from '../fixtures/wiki-build.ts';
import {
  cutConnection,
  cutJson,
  fallSilent,
  instead,
  maxlag,
  on,
  redirectTo,
  refuse,
} from '../fixtures/wiki-faults.ts';
import { serveWiki, type WikiScript, type WikiServer } from '../fixtures/wiki-server.ts';
import { watchedDataDir } from '../fixtures/watched-files.ts';
import { failureOf } from '../fixtures/run-pipeline.ts';
import type { RunSummary } from '../../src/workflow/outcome.ts';

const WORLD = worldOf(450);

interface Trial {
  readonly server: WikiServer;
  readonly summary: RunSummary;
  readonly dataDir: string;
}

async function tryWith(
  t: TestContext,
  script: WikiScript,
  limits: Partial<DownloadLimits> = {},
): Promise<Trial> {
  const server = await serveWiki(t, WORLD, script);
  const dataDir = watchedDataDir(t);
  const bounds = { ...FAST, ...limits };
  const summary = await buildWiki({
    dataDir,
    filmIds: WORLD.filmIds,
    wikidata: { kind: 'service', url: server.sparqlUrl, limits: bounds },
    wikipedia: { kind: 'service', url: server.apiUrl, limits: bounds },
  });
  return { server, summary, dataDir };
}

let whole: { readonly wikidata: Buffer; readonly articles: Buffer } | undefined;

/** Asserts that what was built is what a build without faults makes. */
async function assertWhole(t: TestContext, { summary, dataDir }: Trial): Promise<void> {
  assert.equal(summary.status, 'succeeded', JSON.stringify(summary.tasks));
  if (whole === undefined) {
    const good = await tryWith(t, () => undefined);
    const bytes = (name: string): Buffer => builtBytes(good.dataDir, name);
    whole = { wikidata: bytes('wikidata'), articles: bytes('articles') };
  }
  assert.deepEqual(builtBytes(dataDir, 'wikidata'), whole.wikidata);
  assert.deepEqual(builtBytes(dataDir, 'articles'), whole.articles);
}

const TIMEOUT = 'SPARQL-QUERY: queryStr=… java.util.concurrent.TimeoutException';
const PASSING = {
  '429': refuse(429),
  '500': instead(TIMEOUT, 'text/plain'),
  '502': refuse(502),
  '503': refuse(503),
  '504': refuse(504),
  'cut JSON': cutJson,
  'a cut connection': cutConnection,
  'a page of a proxy': instead('<!doctype html><title>Sign in</title>', 'text/html'),
  'other JSON': instead({ hello: ['world'], results: { bindings: [1] }, query: { pages: 7 } }),
  'an array': instead([]),
  null: instead(null),
  'text that is not UTF-8': ((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(Buffer.from([0x22, 0xff, 0xfe, 0x22]));
    return 'done';
  }) satisfies WikiScript,
};

for (const kind of ['sparql', 'api'] as const) {
  for (const [name, fault] of Object.entries(PASSING)) {
    test(`${kind}: after ${name} the same request is made again`, async (t) => {
      const trial = await tryWith(t, on(kind, [1, 2, 4], fault));
      await assertWhole(t, trial);
      assert.equal(trial.server.count(kind), kind === 'sparql' ? 6 : 26);
    });
  }

  test(`${kind}: Retry-After is obeyed, in seconds and as a date`, async (t) => {
    for (const header of ['2', 'date']) {
      let refusedAtMs = 0;
      const trial = await tryWith(
        t,
        on(kind, [1], (request, response, answer) => {
          refusedAtMs = request.atMs;
          const value = header === 'date' ? new Date(Date.now() + 2999).toUTCString() : header;
          return refuse(429, { 'retry-after': value })(request, response, answer);
        }),
      );
      await assertWhole(t, trial);
      // the second query was sent before the first was refused
      const next = trial.server.seen.find(
        (request) => request.kind === kind && request.number > (kind === 'sparql' ? 2 : 1),
      );
      assert.ok(next !== undefined);
      const pause = next.atMs - refusedAtMs;
      assert.ok(pause >= 1900, `${pause} ms after Retry-After: ${header}`);
    }
  });

  test(`${kind}: a pause of hours is not waited for, and not cut short`, async (t) => {
    const { summary, server } = await tryWith(
      t,
      on(kind, 'all', refuse(429, { 'retry-after': '7200' })),
    );
    const { code, message } = failureOf(summary);
    assert.equal(code, 'service-failed');
    assert.match(message, /429.*asks for a pause of 120 minutes; run again to continue/);
    assert.ok(server.count(kind) <= 2);
  });

  test(`${kind}: such a pause ends other requests too, without another one`, async (t) => {
    const { summary, server } = await tryWith(t, async (request, response, answer) => {
      if (request.kind !== kind) return undefined;
      if (request.number > 1) {
        return refuse(429, { 'retry-after': '7200' })(request, response, answer);
      }
      await sleep(100);
      return refuse(500)(request, response, answer);
    });
    assert.match(failureOf(summary).message, /asks for a pause of 120 minutes/);
    assert.equal(server.count(kind), 2);
  });

  test(`${kind}: redirects are followed with the whole request`, async (t) => {
    for (const status of [301, 302, 307, 308]) {
      const trial = await tryWith(t, (request, response, answer) => {
        const isMoved = request.url.includes('moved');
        if (request.kind !== kind || isMoved) return undefined;
        const { search } = new URL(request.url);
        const to = kind === 'sparql' ? '/sparql?moved' : `/w/api.php${search}&moved`;
        return redirectTo(status, to)(request, response, answer);
      });
      await assertWhole(t, trial);
    }
    const { summary } = await tryWith(t, on(kind, 'all', redirectTo(302, 'ftp://127.0.0.1/')));
    assert.match(failureOf(summary).message, /redirects to ftp:.*which is not http or https/);
  });

  test(`${kind}: a refusal for good is asked once, and what was answered is kept`, async (t) => {
    const { summary, server, dataDir } = await tryWith(
      t,
      on(kind, kind === 'sparql' ? [3] : [5], refuse(403)),
    );
    const { code, message } = failureOf(summary);
    assert.equal(code, 'service-failed');
    const done =
      kind === 'sparql' ? 'Wikidata: .*/sparql: .* 400 of 450 films' : '80 of 450 articles';
    assert.match(message, new RegExp(`403 Forbidden; run again to continue; .*are done`));
    assert.match(message, new RegExp(done.replace(/^Wikidata.* (\d+ of)/, '$1')));
    const asked = server.count(kind);
    const location = (url: string) => ({ kind: 'service', url, limits: FAST }) as const;
    const again = await buildWiki({
      dataDir,
      filmIds: WORLD.filmIds,
      wikidata: location(server.sparqlUrl),
      wikipedia: location(server.apiUrl),
    });
    await assertWhole(t, { summary: again, server, dataDir });
    assert.equal(server.count(kind) - asked, kind === 'sparql' ? 1 : 19);
  });

  test(`${kind}: a service that is down, silent or lies ends in one clear message`, async (t) => {
    const faults = [
      [refuse(500), /the server answered 500 .*\(4 attempts\); run again/],
      [fallSilent, /the server sent nothing for 0\.2 s \(4 attempts\); run again/],
      [cutJson, /the response is not whole: its JSON ends or breaks within \d+ bytes/],
      [cutConnection, /the connection failed \(.*\) \(4 attempts\)/],
      [instead('<html>', 'text/html'), /answered with text\/html instead of JSON/],
      [instead({ results: {} }), /the response is not (the result|one of the MediaWiki API)/],
    ] as const;
    for (const [fault, pattern] of faults) {
      // an object without pages is an answer of the API
      if (kind === 'api' && pattern.source.includes('one of')) continue;
      const limits = fault === fallSilent ? { stallMs: 200 } : {};
      const { summary, server } = await tryWith(t, on(kind, 'all', fault), limits);
      const { code, message } = failureOf(summary);
      assert.equal(code, 'service-failed');
      assert.match(message, pattern);
      assert.match(message, kind === 'sparql' ? /^Wikidata: http/ : /^Wikipedia: http/);
      assert.doesNotMatch(message, /\n/);
      assert.ok(server.count(kind) <= 8);
    }
  });
}

test('nothing listens there', async (t) => {
  const summary = await buildWiki({
    dataDir: watchedDataDir(t),
    filmIds: [1],
    wikidata: { kind: 'service', url: 'http://127.0.0.1:1/sparql', limits: FAST },
  });
  const { code, message } = failureOf(summary);
  assert.equal(code, 'service-failed');
  assert.match(message, /^Wikidata: .*the connection failed/);
});

test('an answer without end is given up', async (t) => {
  const endless = instead(`{"results":{"bindings":[]},"x":"${'x'.repeat(5000)}"}`);
  const { summary } = await tryWith(t, on('sparql', 'all', endless), { largestFileBytes: 4000 });
  assert.match(failureOf(summary).message, /larger than 4000 bytes/);
  const more = { continue: { excontinue: 7, continue: '||' }, query: { pages: [] } };
  const { summary: other } = await tryWith(t, on('api', 'all', instead(more)));
  assert.match(failureOf(other).message, /the API continues without an end/);
});

test('maxlag, which comes with status 200, is waited for as asked', async (t) => {
  const trial = await tryWith(t, on('api', [2], maxlag(1)));
  await assertWhole(t, trial);
  const [, lagged, next] = trial.server.seen.filter(({ kind }) => kind === 'api');
  assert.ok(lagged !== undefined && next !== undefined);
  assert.deepEqual(next.keys, lagged.keys);
  assert.ok(next.atMs - lagged.atMs >= 990, `${next.atMs - lagged.atMs} ms`);
});

test('an error of the API that does not pass is not asked for again', async (t) => {
  const wrong = instead({ error: { code: 'badvalue', info: 'Unrecognized value "x".' } });
  const { summary, server } = await tryWith(t, on('api', 'all', wrong));
  assert.match(
    failureOf(summary).message,
    /the API answered badvalue \(Unrecognized value "x"\.\);/,
  );
  assert.equal(server.count('api'), 1);
});
