/** Rewrites `docs/openapi.json` from the routes' schemas. */
import { writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import { buildApp } from '../src/api/app.ts';
import { openSnapshot } from '../src/api/snapshot.ts';
import { createFilmDatabase } from '../test/fixtures/film-database.ts';

await using dataDir = await createFilmDatabase();
await using snapshot = await openSnapshot(dataDir.path);
const app = await buildApp({ snapshot });
await writeFile(
  new URL('../docs/openapi.json', import.meta.url),
  await format(JSON.stringify(app.swagger()), { parser: 'json', printWidth: 100 }),
);
await app.close();
