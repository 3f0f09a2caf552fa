/** Which films the same people like. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetPattern } from '../../src/duckdb/columns.ts';
import { openDuckDB } from '../../src/duckdb/connect.ts';
import { querySqlFile } from '../../src/duckdb/sql-file.ts';

/** The films most liked by those who like a film, by its film_id. */
export type LikedTogether = ReadonlyMap<number, readonly number[]>;

/** From a folder of MovieLens with `ratings.csv` and `links.csv`, for the films of parquet files. */
export async function likedInMovieLens(folder: string, films: string): Promise<LikedTogether> {
  using session = await openDuckDB({ threads: 2 });
  const rows = await querySqlFile(
    session.connection,
    new URL('liked-together.sql', import.meta.url),
    {
      ratings: join(folder, 'ratings.csv'),
      links: join(folder, 'links.csv'),
      films: parquetPattern(films),
    },
  );
  return new Map(
    rows.map((row) => {
      const others = row['others'];
      return [Number(row['film_id']), Array.isArray(others) ? others.map(Number) : []];
    }),
  );
}

/** From a folder's `liked-together.json`, `{ tconst: [[tconst, score], …] }`; empty without it. */
export function likedInFile(folder: string): LikedTogether {
  const file = join(folder, 'liked-together.json');
  if (!existsSync(file)) return new Map();
  const liked = JSON.parse(readFileSync(file, 'utf8')) as Readonly<
    Record<string, readonly (readonly [string, number])[]>
  >;
  return new Map(
    Object.entries(liked).map(([film, others]) => [
      filmIdOf(film),
      others.map(([other]) => filmIdOf(other)),
    ]),
  );
}

function filmIdOf(tconst: string): number {
  return Number(tconst.replace('tt', ''));
}
