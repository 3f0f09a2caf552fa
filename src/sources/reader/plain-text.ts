import { readSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import type { FileFormat } from './file-format.ts';

const PIECE_BYTES = 1 << 18;

/** Text as it is. */
export const PLAIN_TEXT: FileFormat = {
  ending: '.tsv',
  packer: () => new PassThrough(),
  unpacker: () => ({ stream: new PassThrough(), endedBefore: () => false }),
  *pieces(file, { progress }) {
    const buffer = new Uint8Array(PIECE_BYTES);
    let readBytes = 0;
    for (let count = 0; (count = readSync(file, buffer)) > 0;) {
      progress((readBytes += count));
      yield buffer.subarray(0, count);
    }
  },
  faultOf: () => Promise.resolve(undefined),
};
