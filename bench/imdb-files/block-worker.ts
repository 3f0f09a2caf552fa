/** Makes and compresses blocks of the files, one after the other as they are asked for. */
import { constants, deflateRawSync } from 'node:zlib';
import { parentPort, workerData } from 'node:worker_threads';
import { Collection, type CollectionOptions } from './collection.ts';
import { makeBlock } from './files.ts';
import { GZIP_LEVEL, type Block, type BlockRequest } from './protocol.ts';
import { RowBuffer } from './row-buffer.ts';

const collection = new Collection(workerData as CollectionOptions);
const rows = new RowBuffer();

parentPort?.on('message', ({ name, block }: BlockRequest) => {
  const text = makeBlock(name, collection, block, rows);
  // Ends at a whole byte, so that the next block's bytes can follow in the same gzip member.
  const deflated = deflateRawSync(text, {
    level: GZIP_LEVEL,
    finishFlush: constants.Z_SYNC_FLUSH,
    chunkSize: 1 << 20,
  });
  const made: Block = { text, deflated: Uint8Array.from(deflated) };
  parentPort?.postMessage(made, [made.text.buffer, made.deflated.buffer]);
});
