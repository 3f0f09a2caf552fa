import cluster from 'node:cluster';
import type { Snapshot } from '../../api/snapshot/snapshot.ts';
import type { Config } from '../../config/config.ts';
import type { Film } from '../../search/film.ts';
import { messageOf } from '../../errors.ts';
import { filmCount } from '../../similarity/model/model.ts';
import { print, printError, printJsonLine } from '../output.ts';

/** Whether this process reports for all that serve together. */
export function isFirst(): boolean {
  return cluster.worker === undefined || cluster.worker.id === 1;
}

/** Says that a snapshot is served, and where. */
export async function reportUrl(
  { json, quiet, publicUrl }: Config,
  localUrl: string,
  snapshot: Snapshot,
): Promise<void> {
  if (json) printJsonLine({ type: 'listening', url: localUrl, publicUrl });
  else if (!quiet) print(...(await greeting(snapshot, localUrl, publicUrl)));
}

/** Says that the server is there, while its first snapshot is being built. */
export function reportBuilding({ json, quiet, publicUrl }: Config, localUrl: string): void {
  if (json) printJsonLine({ type: 'building', url: localUrl, publicUrl });
  else if (!quiet) {
    print(`The films are being built; ${publicUrl ?? localUrl} shows the progress.`);
  }
}

/** Says that another snapshot is served. */
export function reportSnapshot({ json, quiet }: Config, { id, search }: Snapshot): void {
  if (!isFirst()) return;
  const films = filmCount(search.films);
  if (json) printJsonLine({ type: 'snapshot', snapshot: id, films });
  else if (!quiet) print(`Now serving snapshot ${id} (${films} films).`);
}

/** Warns that the published snapshot is not the one that is served. */
export function warnOfFallback(error: unknown, { id }: Snapshot): void {
  if (!isFirst()) return;
  printError(
    `reelated: warning: the published snapshot cannot be served: ${messageOf(error)}`,
    `reelated: warning: serving the previous snapshot ${id} instead`,
  );
}

async function greeting(
  snapshot: Snapshot,
  localUrl: string,
  publicUrl: string | undefined,
): Promise<readonly string[]> {
  const url = publicUrl ?? localUrl;
  const listens = publicUrl === undefined ? '' : `, listening at ${localUrl}`;
  const films = filmCount(snapshot.search.films);
  const example = await exampleFilm(snapshot);
  return [
    '',
    `Reelated is running at ${url} (${films} films, snapshot ${snapshot.id})${listens}. Try:`,
    '',
    `  the web app          ${url}/`,
    `  the API's docs       ${url}/docs`,
    `  how it was built     ${url}/pipeline`,
    ...(example === undefined
      ? []
      : [
          `  a film               curl ${url}/film/${example.film_id}`,
          `  films like it        curl ${url}/film/${example.film_id}/similar/0.2`,
        ]),
    '',
    'Press Ctrl-C to stop.',
  ];
}

/** A popular film that has some films close to it. */
async function exampleFilm({ database, rankSimilar }: Snapshot): Promise<Film | undefined> {
  const known = await database.popularFilms(50);
  const page = { threshold: 0.2, offset: 0, limit: 1 };
  for (const film of known) {
    // a model that cannot be read is reported by the server, which has its films
    const similar = await rankSimilar(film.film_id, page).catch(() => undefined);
    if (similar === undefined) break;
    if (similar.total >= 3) return film;
  }
  return known[0];
}
