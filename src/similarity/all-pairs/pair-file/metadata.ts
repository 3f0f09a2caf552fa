/** What the footer of a parquet file of pairs says; the numbers are those of parquet.thrift. */
import { thriftText, type Thrift, type ThriftFields } from './compact-thrift.ts';
import { bytesOf, pageHeader, type Page } from './pages.ts';

const TYPES = { int32: 1, double: 5 } as const;
const REQUIRED = 0;
const UNCOMPRESSED = 0;

/** A column with its type. */
export interface Column {
  readonly name: string;
  readonly type: keyof typeof TYPES;
}

/** The least and the greatest value of a column. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** What the footer says of a column's pages between two places in the file. */
export function columnChunk(
  { name, type }: Column,
  pages: readonly Page[],
  { start, end }: { readonly start: number; readonly end: number },
  bounds?: Bounds,
): Thrift {
  const dictionary = pages[0]?.kind === 'dictionary' ? pages[0] : undefined;
  const encodings = [...new Set(pages.map(({ encoding }) => encoding))];
  const values = pages.reduce((sum, page) => sum + (page === dictionary ? 0 : page.values), 0);
  const dictionaryBytes = dictionary ? pageHeader(dictionary).length + dictionary.body.length : 0;
  const metaData: Thrift = {
    struct: {
      1: { i32: TYPES[type] },
      2: { list: encodings.map((i32) => ({ i32 })) },
      3: { list: [thriftText(name)] },
      4: { i32: UNCOMPRESSED },
      5: { i64: values },
      6: { i64: end - start },
      7: { i64: end - start },
      9: { i64: start + dictionaryBytes },
      ...(dictionary && { 11: { i64: start } }),
      ...(bounds && { 12: { struct: statistics(bounds) } }),
    },
  };
  return { struct: { 2: { i64: start }, 3: metaData } };
}

function statistics({ least, most }: Bounds): ThriftFields {
  return {
    5: { bytes: bytesOf(Int32Array.of(most)) },
    6: { bytes: bytesOf(Int32Array.of(least)) },
  };
}

/** What the footer says of a row group. */
export function rowGroup(columns: readonly Thrift[], bytes: number, rows: number): Thrift {
  return { struct: { 1: { list: columns }, 2: { i64: bytes }, 3: { i64: rows } } };
}

/** The footer. */
export function fileMetaData(
  columns: readonly Column[],
  rows: number,
  groups: readonly Thrift[],
): ThriftFields {
  const byType: Thrift = { struct: { 1: { struct: {} } } };
  return {
    1: { i32: 1 },
    2: {
      list: [
        { struct: { 4: thriftText('pairs'), 5: { i32: columns.length } } },
        ...columns.map(schemaElement),
      ],
    },
    3: { i64: rows },
    4: { list: groups },
    6: thriftText('reelated'),
    7: { list: columns.map(() => byType) },
  };
}

function schemaElement({ name, type }: Column): Thrift {
  return { struct: { 1: { i32: TYPES[type] }, 3: { i32: REQUIRED }, 4: thriftText(name) } };
}
