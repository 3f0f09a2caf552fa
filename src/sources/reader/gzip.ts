import { createReadStream, readSync } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { gunzip } from '../inflate/gunzip.ts';
import { clip, SourceError } from '../source-error.ts';
import type { FileFormat, PieceOptions, StoredFile } from './file-format.ts';

const CHUNK_BYTES = 1 << 20;

/** Gzip (RFC 1952), any number of members. */
export const GZIP: FileFormat = {
  ending: '.tsv.gz',
  packer: () => createGzip(),
  unpacker() {
    const stream = createGunzip({ chunkSize: CHUNK_BYTES });
    return { stream, endedBefore: (givenBytes) => stream.bytesWritten < givenBytes };
  },
  pieces(file, options) {
    const { memory } = options;
    return memory === undefined ? zlibPieces(file, options) : inflatedPieces(file, memory, options);
  },
  async faultOf(error, file) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined || !code.startsWith('Z_')) return undefined;
    return new SourceError('gzip-invalid', `${file.name} ${await faultIn(file, code, message)}`, {
      cause: error,
      data: { file: file.path, bytes: file.bytes },
    });
  },
};

/** What is wrong with a file in which something else than gzip follows the gzip stream. */
export const TRAILING_BYTES = 'is damaged: other bytes follow the end of the gzip stream';

function* inflatedPieces(
  file: number,
  memory: WebAssembly.Memory,
  { progress }: PieceOptions,
): Generator<Uint8Array, void, void> {
  let readBytes = 0;
  const read = (into: Uint8Array): number => {
    const count = readSync(file, into);
    progress((readBytes += count));
    return count;
  };
  if (yield* gunzip(read, memory)) throw new Error(TRAILING_BYTES);
}

async function* zlibPieces(
  file: number,
  { progress }: PieceOptions,
): AsyncGenerator<Uint8Array, void, void> {
  const packed = createReadStream('', { fd: file, autoClose: false, highWaterMark: CHUNK_BYTES });
  let readBytes = 0;
  packed.on('data', (chunk) => progress((readBytes += chunk.length)));
  const unpacker = createGunzip({ chunkSize: CHUNK_BYTES });
  // an error while reading ends the text with that error, so nothing is left to do here
  yield* pipeline(packed, unpacker, () => {});
  if (unpacker.bytesWritten < readBytes) throw new Error(TRAILING_BYTES);
}

async function faultIn(
  { path, bytes }: StoredFile,
  code: string,
  message: string,
): Promise<string> {
  const start = await firstBytes(path);
  if (start[0] !== 0x1f || start[1] !== 0x8b) {
    const text = start.toString('latin1').replaceAll(/[^\x20-\x7e]+/g, ' ');
    const page = /^\s*<(!doctype|html|\?xml)/i.test(text) ? ' (a web page was saved instead)' : '';
    return `is not a gzip file: it starts with "${clip(text.trim())}"${page}; download it again`;
  }
  if (code === 'Z_BUF_ERROR') {
    return `is cut off: its ${bytes} bytes end in the middle of the gzip stream; download it again`;
  }
  if (/incorrect header check|unknown compression method/.test(message)) {
    return `${TRAILING_BYTES}; download it again`;
  }
  if (/incorrect (data|length) check/.test(message)) {
    return 'is damaged: its content does not match the gzip checksum; download it again';
  }
  return `is damaged: ${message}; download it again`;
}

async function firstBytes(path: string): Promise<Buffer> {
  for await (const chunk of createReadStream(path, { end: 39 }) as AsyncIterable<Buffer>) {
    return chunk;
  }
  return Buffer.alloc(0);
}
