/** The thread that reads a snapshot's films and model and prepares them for queries. */
import { parentPort, workerData } from 'node:worker_threads';
import { presetOf } from '../../snapshot/dataset.ts';
import { loadFilmTable } from '../../search/table/film-table.ts';
import { openDuckDB } from '../../duckdb/connect.ts';
import { querySql, textOf } from '../../duckdb/sql-file.ts';
import { buildKernelIndex } from '../../similarity/nearest/kernel/kernel-index.ts';
import { buildQueryIndex } from '../../similarity/query/query-index.ts';
import { loadStoredModel, readStoredFields } from '../../similarity/model/stored/stored-model.ts';
import type { SnapshotMessage, SnapshotRequest } from './load-snapshot.ts';

async function load({ path, preset }: SnapshotRequest): Promise<void> {
  using session = await openDuckDB({ path, readOnly: true, threads: 1 });
  const { connection } = session;
  const [dataset] = await querySql(
    connection,
    'SELECT parameters::VARCHAR AS parameters FROM dataset',
  );
  const chosen = preset ?? presetOf(JSON.parse(textOf(dataset?.['parameters'])));
  // a model of another version is found before anything is served
  const fields = await readStoredFields(connection);
  post({ type: 'films', films: await loadFilmTable(connection), fields });
  const model = await loadStoredModel(connection, chosen);
  post({ type: 'model', query: buildQueryIndex(model) });
  post({ type: 'kernel', kernel: buildKernelIndex(model) });
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
