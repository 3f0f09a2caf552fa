import { mkdir, open, rename, type FileHandle } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import type { ImdbDatasetName } from '../../src/sources/imdb-dataset.ts';
import { Collection, type CollectionOptions } from './collection.ts';
import { blockCount, pathOf } from './files.ts';
import type { Block, BlockRequest } from './protocol.ts';

/** RFC 1952: deflate, no name, no time, made on Unix. */
const GZIP_HEADER = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3);
/** An empty last block of deflate (RFC 1951, 3.2.3). */
const DEFLATE_END = Uint8Array.of(3, 0);
/** Blocks for each thread that may wait to be written: bounds the memory. */
const AHEAD = 2;

export interface GenerateOptions extends CollectionOptions {
  readonly folder: string;
  /** Also title.akas. */
  readonly akas: boolean;
  readonly workers: number;
  readonly onFile?: (file: GeneratedFile) => void;
}

interface GeneratedFile {
  readonly name: ImdbDatasetName;
  readonly textBytes: number;
  readonly gzipBytes: number;
}

/**
 * Writes files in the format, size and manner of IMDb's with made-up content; the same scale and
 * seed give the same bytes with any number of workers.
 */
export async function generateImdbFiles(options: GenerateOptions): Promise<void> {
  const { folder, akas, scale, seed, onFile } = options;
  await mkdir(folder, { recursive: true });
  const collection = new Collection({ scale, seed });
  const makers = Array.from({ length: options.workers }, () => new BlockMaker({ scale, seed }));
  try {
    const names: ImdbDatasetName[] = ['title.ratings', 'title.basics', 'name.basics'];
    names.push('title.principals', ...(akas ? (['title.akas'] as const) : []));
    for (const name of names) {
      const blocks = makeBlocks(makers, name, blockCount(name, collection));
      const sizes = await writeGzip(pathOf(folder, name), blocks);
      onFile?.({ name, ...sizes });
    }
  } finally {
    await Promise.all(makers.map((maker) => maker[Symbol.asyncDispose]()));
  }
}

/** The blocks of a file in their order, made by all workers a little ahead of who reads them. */
async function* makeBlocks(
  makers: readonly BlockMaker[],
  name: ImdbDatasetName,
  count: number,
): AsyncGenerator<Block> {
  const ahead: Promise<Block>[] = [];
  for (let block = 0; block < count || ahead.length > 0; block++) {
    const maker = makers[block % makers.length];
    if (block < count && maker !== undefined) ahead.push(maker.make({ name, block }));
    if (ahead.length < AHEAD * makers.length && block < count) continue;
    const next = await ahead.shift();
    if (next !== undefined) yield next;
  }
}

/** One gzip member out of blocks that were compressed apart; nothing unfinished has the name. */
async function writeGzip(
  path: string,
  blocks: AsyncIterable<Block>,
): Promise<{ textBytes: number; gzipBytes: number }> {
  const part = `${path}.part`;
  await using file = await open(part, 'w');
  let crc = 0;
  let textBytes = 0;
  let gzipBytes = await write(file, GZIP_HEADER);
  for await (const { text, deflated } of blocks) {
    crc = crc32(text, crc);
    textBytes += text.length;
    gzipBytes += await write(file, deflated);
  }
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc, 0);
  trailer.writeUInt32LE(textBytes % 2 ** 32, 4);
  gzipBytes += (await write(file, DEFLATE_END)) + (await write(file, trailer));
  await rename(part, path);
  return { textBytes, gzipBytes };
}

async function write(file: FileHandle, bytes: Uint8Array): Promise<number> {
  await file.writeFile(bytes);
  return bytes.length;
}

/** A worker thread; it answers in the order in which it was asked. */
class BlockMaker implements AsyncDisposable {
  readonly #worker: Worker;
  readonly #waiting: PromiseWithResolvers<Block>[] = [];

  constructor(options: CollectionOptions) {
    this.#worker = new Worker(new URL('block-worker.ts', import.meta.url), { workerData: options });
    this.#worker.on('message', (block: Block) => this.#waiting.shift()?.resolve(block));
    this.#worker.on('error', (error) => {
      for (const { reject } of this.#waiting.splice(0)) reject(error);
    });
  }

  make(request: BlockRequest): Promise<Block> {
    const waiting = Promise.withResolvers<Block>();
    this.#waiting.push(waiting);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has none
    this.#worker.postMessage(request);
    return waiting.promise;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#worker.terminate();
  }
}
