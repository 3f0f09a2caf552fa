import type { SparkStorage } from './spark-storage.ts';
import { globLiteral, nameLiteral } from './sql-literal.ts';

/** The statement that creates a view of a local folder of parquet files. */
export function parquetView(view: string, folder: string, storage: SparkStorage): string {
  const address = storage.input(folder, `input-${view}`);
  return `CREATE OR REPLACE TEMPORARY VIEW ${nameLiteral(view)}
    USING parquet OPTIONS (path ${globLiteral(address)})`;
}
