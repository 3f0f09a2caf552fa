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

/** Films query a shard; a block is some of them. */
export interface AskStep {
  readonly type: 'ask';
  readonly shard: PreparedShard;
  readonly group: FilmGroup;
  /** One number: how many threads have taken their places for guests. */
  readonly nextThread: Int32Array<SharedArrayBuffer>;
}

/** The lists of films that have asked all shards are written; a block is one file. */
export interface WriteStep {
  readonly type: 'write';
  readonly group: FilmGroup;
  /** The films of all rows. */
  readonly filmIds: Int32Array<SharedArrayBuffer>;
  readonly directory: string;
  /** How much memory a thread's DuckDB may take. */
  readonly memoryBytes: number;
}

/** What threads do together: they take its blocks. */
export type ShardStep = PrepareStep | AskStep | WriteStep;

/** What a thread posts: after a block, how many films it was about; and when there are no more. */
export type ShardReply =
  { readonly type: 'block'; readonly films: number } | { readonly type: 'end' };
