import type { PresetName } from '../../terms/preset-choices.ts';
import type { FilmGroup, PreparedShard } from '../shards/ask-shard.ts';

/** What a thread that prepares shards is started with; a block is a shard. */
export interface PrepareInput {
  readonly type: 'prepare';
  readonly rowsFiles: readonly string[];
  readonly preparedFiles: readonly string[];
  readonly preset: PresetName;
  /** How many threads will search a shard. */
  readonly threads: number;
}

/** What a thread that has films query a shard is started with; a block is one of theirs. */
export interface AskInput {
  readonly type: 'ask';
  readonly shard: PreparedShard;
  readonly group: FilmGroup;
  /** The films of all rows. */
  readonly filmIds: Int32Array<SharedArrayBuffer>;
  /** One number: how many threads have taken their places for guests. */
  readonly nextThread: Int32Array<SharedArrayBuffer>;
  /** Present for the last shard: where the films' lists are then written. */
  readonly output?: { readonly directory: string; readonly memoryBytes: number } | undefined;
}

export type ShardWorkerInput = PrepareInput | AskInput;

/** What a thread posts after each block. */
export interface ShardBlockDone {
  /** How many films it was about. */
  readonly films: number;
}
