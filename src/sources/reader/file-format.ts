import type { Transform } from 'node:stream';
import type { SourceError } from '../source-error.ts';

/** A way to store the tab-separated text of a dataset file. */
export interface FileFormat {
  /** How the names of such files end. */
  readonly ending: string;
  /** A stream that turns text into the bytes of a file. */
  readonly packer: () => Transform;
  /** Turns the bytes of a file into its text, as a stream. */
  readonly unpacker: () => Unpacker;
  /**
   * The text of an open file in pieces, for a thread that may block; each is valid until the next. They
   * throw where the format shows that the file is damaged, cut off, or followed by other bytes.
   */
  readonly pieces: (file: number, options: PieceOptions) => Pieces;
  /** What an error of the unpacker says about the file; undefined when it is not about the file. */
  readonly faultOf: (error: unknown, file: StoredFile) => Promise<SourceError | undefined>;
}

/** A stream that unpacks a file. */
interface Unpacker {
  readonly stream: Transform;
  /** Whether it ended before the bytes that it was given, so that others follow. */
  readonly endedBefore: (givenBytes: number) => boolean;
}

type Pieces = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

export interface PieceOptions {
  /** Where compiled code reads the text; a format that can put it there does so. */
  readonly memory: WebAssembly.Memory | undefined;
  /** Called with the number of bytes read so far. */
  readonly progress: (readBytes: number) => void;
}

/** A dataset file. */
export interface StoredFile {
  readonly path: string;
  /** The name for messages, where the file still has a temporary one. */
  readonly name: string;
  readonly bytes: number;
}
