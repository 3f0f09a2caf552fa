import type { PresetName } from '../../terms/preset-choices.ts';
import type { FilmGroup, PreparedShard } from '../shards/ask-shard.ts';

/** Shards are prepared; a block is one of them. */
export interface PrepareStep {
  readonly type: 'prepare';
  readonly rowsFiles: readonly string[];
  readonly preparedFiles: readonly string[];
  readonly preset: PresetName;
  /** How many threads will search a shard. */
  readonly threads: number;
}

/** Films query a shard; a block is one of theirs. */
export interface AskStep {
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

/** What threads do together: they take its blocks. */
export type ShardStep = PrepareStep | AskStep;

/** What a thread posts: after a block, how many films it was about; and when there are no more. */
export type ShardReply =
  { readonly type: 'block'; readonly films: number } | { readonly type: 'end' };
