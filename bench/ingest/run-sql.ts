/** `run-sql.ts SQL DATASETS FILMS`: one statement of a `.sql` file in a separate process. */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { openDuckDB } from '../../src/duckdb/connect.ts';
import { setVariable } from '../../src/duckdb/sql-file.ts';

const [file = '', datasets = '', films = ''] = process.argv.slice(2);
using session = await openDuckDB();
await setVariable(session.connection, 'datasets', datasets);
await setVariable(session.connection, 'films', films);
await session.connection.run(readFileSync(file, 'utf8'));
