/** The thread that reads a snapshot's films and model and prepares them for queries. */
import { parentPort, workerData } from 'node:worker_threads';
import { presetOf } from '../../snapshot/dataset.ts';
import { loadFilmTable } from '../../search/table/film-table.ts';
import { openDuckDB } from '../../duckdb/connect.ts';
import { querySql, textOf } from '../../duckdb/sql-file.ts';
import { buildKernelIndex } from '../../similarity/nearest/kernel/kernel-index.ts';
import { buildQueryIndex } from '../../similarity/query/query-index.ts';
import { loadStoredModel } from '../../similarity/model/stored/stored-model.ts';
import type { SnapshotMessage, SnapshotRequest } from './load-snapshot.ts';

async function load({ path, preset }: SnapshotRequest): Promise<void> {
  using session = await openDuckDB({ path, readOnly: true, threads: 1 });
  const { connection, instance } = session;
  const [dataset] = await querySql(
    connection,
    'SELECT parameters::VARCHAR AS parameters FROM dataset',
  );
  const chosen = preset ?? presetOf(JSON.parse(textOf(dataset?.['parameters'])));
  // DuckDB reads the films while this thread reads the model
  const another = await instance.connect();
  const reading = loadFilmTable(another);
  // if one fails, wait for the other: a thread that ends during a DuckDB query crashes the process,
  // and an unhandled rejection ends a thread
  reading.catch(() => undefined);
  try {
    const model = await loadStoredModel(connection, chosen);
    const query = buildQueryIndex(model);
    post({ type: 'ready', films: await reading, query });
    post({ type: 'kernel', kernel: buildKernelIndex(model) });
  } finally {
    await Promise.allSettled([reading]);
    another.closeSync();
  }
}

function post(message: SnapshotMessage): void {
  parentPort?.postMessage(message, [...new Set(buffersOf(message))]);
}

/** The buffers to transfer instead of copying them, except memory that threads share. */
function buffersOf(value: unknown): readonly ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) {
    return value.buffer instanceof ArrayBuffer ? [value.buffer] : [];
  }
  const isPlain =
    typeof value === 'object' && value !== null && !(value instanceof WebAssembly.Memory);
  return isPlain ? Object.values(value).flatMap(buffersOf) : [];
}

await load(workerData as SnapshotRequest);
