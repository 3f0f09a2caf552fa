/** Makes films up and writes their model as FilmTerms does: `write-model.ts FILMS PRESET FOLDER`. */
import { mkdirSync } from 'node:fs';
import process from 'node:process';
import { openDuckDB } from '../../src/duckdb/connect.ts';
import { presetNamed, PRESETS } from '../../src/similarity/model/presets.ts';
import { storeModel, writeModelFiles } from '../../src/similarity/model/stored/stored-model.ts';
import { generateModel } from '../generator/model.ts';

const [films = '', preset = '', folder = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
using session = await openDuckDB({ threads: 1 });
const { connection } = session;
await storeModel(connection, generateModel(Number(films), PRESETS[presetNamed(preset) ?? 'seed']));
await writeModelFiles(connection, folder);
