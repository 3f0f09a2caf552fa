/** The thread for suggestions: it indexes a snapshot's films and people, then takes requests. */
import { parentPort, workerData } from 'node:worker_threads';
import { createSuggester } from '../../search/suggest/suggester.ts';
import { readSuggestables } from '../../search/suggest/suggested.ts';
import { openDuckDB } from '../../duckdb/connect.ts';
import { collectGarbage } from '../../similarity/nearest/shards/collect-garbage.ts';
import type { SuggestRequest, SuggestResponse } from './suggest-thread.ts';

async function open(path: string) {
  using session = await openDuckDB({ path, readOnly: true, threads: 1 });
  return createSuggester(await readSuggestables(session.connection));
}

const suggest = await open(String(workerData));
// what was read to build the index takes twice the memory of the index, and an idle thread keeps it
collectGarbage();
respond({ id: 0, json: '[]' });

parentPort?.on('message', (request: SuggestRequest | 'stop') => {
  if (request === 'stop') {
    parentPort?.close();
    return;
  }
  const { id, query, limit } = request;
  respond({ id, json: JSON.stringify(suggest(query, limit)) });
});

function respond(message: SuggestResponse): void {
  parentPort?.postMessage(message, []);
}
