import type { ImdbDatasetName } from '../../src/sources/imdb-dataset.ts';

/** gzip's own default. */
export const GZIP_LEVEL = 6;

export interface BlockRequest {
  readonly name: ImdbDatasetName;
  readonly block: number;
}

/** A part of a file's text, plain and as raw deflate (RFC 1951) without an end. */
export interface Block {
  readonly text: Uint8Array<ArrayBuffer>;
  readonly deflated: Uint8Array<ArrayBuffer>;
}
