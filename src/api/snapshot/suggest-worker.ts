/** The thread that finds suggestions: it indexes a snapshot's films and people, then answers. */
import { parentPort, workerData } from 'node:worker_threads';
import { createSuggester } from '../../search/suggest/suggester.ts';
import { readSuggestables } from '../../search/suggest/suggested.ts';
import { openDuckDB } from '../../duckdb/connect.ts';
import type { SuggestAnswer, SuggestQuestion } from './suggest-thread.ts';

async function open(path: string) {
  using session = await openDuckDB({ path, readOnly: true, threads: 1 });
  return createSuggester(await readSuggestables(session.connection));
}

const suggest = await open(String(workerData));
answer({ id: 0, json: '[]' });

parentPort?.on('message', (question: SuggestQuestion | 'stop') => {
  if (question === 'stop') {
    parentPort?.close();
    return;
  }
  const { id, query, limit } = question;
  answer({ id, json: JSON.stringify(suggest(query, limit)) });
});

function answer(message: SuggestAnswer): void {
  parentPort?.postMessage(message, []);
}
