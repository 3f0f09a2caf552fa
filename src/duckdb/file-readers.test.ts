import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What reads files in DuckDB's SQL; only the metadata of parquet files knows no partitions. */
const READER = /\b(?:read_(?:parquet|csv|csv_auto|json\w*|ndjson\w*)|parquet_scan)\s*\(/gi;
/** A file as a table: `FROM 'films.parquet'`, or as a parameter. */
const BARE_FILE = /\b(?:FROM|JOIN)\s+(?:\$\w+|'[^']*\.(?:parquet|csv|tsv|json|gz)')/g;

/** The text of a call's arguments, from after its opening parenthesis. */
function argumentsAt(text: string, from: number): string {
  let depth = 1;
  let at = from;
  for (; at < text.length && depth > 0; at++) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
  }
  return text.slice(from, at - 1);
}

/** Every place in a text that reads files and would take folders named `key=value` for columns. */
function unsafeReads(text: string): readonly string[] {
  const calls = [...text.matchAll(READER)].map((match) => {
    const given = argumentsAt(text, match.index + match[0].length);
    return { call: `${match[0]}${given})`, isSafe: /hive_partitioning\s*=\s*false/.test(given) };
  });
  const bare = [...text.matchAll(BARE_FILE)].map(([call]) => call);
  return [...calls.filter(({ isSafe }) => !isSafe).map(({ call }) => call), ...bare];
}

test('no reader takes a folder called key=value for a column', () => {
  let readers = 0;
  for (const room of ['src', 'bench']) {
    for (const name of readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })) {
      if (!/\.(sql|ts|tsx)$/.test(name) || /\.test\.tsx?$|dist\/|node_modules\//.test(name))
        continue;
      const text = readFileSync(join(ROOT, room, name), 'utf8');
      readers += [...text.matchAll(READER)].length;
      assert.deepEqual(unsafeReads(text), [], `${room}/${name} needs hive_partitioning = false`);
    }
  }
  assert.ok(readers > 50, `${readers} readers were found`);
});

test('a reader that was forgotten is found', () => {
  for (const forgotten of [
    'SELECT * FROM read_parquet($films)',
    "FROM read_csv($file, columns = {'a': 'VARCHAR'})",
    'FROM read_parquet($films, hive_partitioning = true)',
    "FROM parquet_scan('a.parquet')",
    "CREATE VIEW x AS FROM 'films.parquet'",
    'SELECT * FROM $file',
  ]) {
    assert.equal(unsafeReads(forgotten).length, 1, forgotten);
  }
  assert.deepEqual(
    unsafeReads('FROM read_parquet(getvariable($x), hive_partitioning = false)'),
    [],
  );
});
