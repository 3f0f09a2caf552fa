/** Rewrites `docs/openapi.json` from the routes' schemas, and the client's types from it. */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { buildApp } from '../src/api/app.ts';
import { openSnapshot } from '../src/api/snapshot/snapshot.ts';
import { createFilmDatabase } from '../test/fixtures/film-database.ts';
import { typesOf } from './openapi-types/generate.ts';

const DOCUMENT = new URL('../docs/openapi.json', import.meta.url);
const TYPES = fileURLToPath(new URL('../src/client/openapi.ts', import.meta.url));

await using dataDir = await createFilmDatabase();
await using snapshot = await openSnapshot(dataDir.path);
const app = await buildApp({ snapshot });
const document = (await app.docs()).swagger();
await app.close();
await writeFile(
  DOCUMENT,
  await format(JSON.stringify(document), { parser: 'json', printWidth: 100 }),
);
await writeFile(TYPES, await typesOf(document, TYPES));
