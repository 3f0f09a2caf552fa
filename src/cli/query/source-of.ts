import type { Config } from '../../config/config.ts';
import type { FilmSource } from './film-source.ts';

/** What the settings say to query; only its code is loaded. */
export async function sourceOf(
  { server, dataDir }: Pick<Config, 'server' | 'dataDir'>,
  signal: AbortSignal,
): Promise<FilmSource> {
  if (server !== undefined)
    return (await import('./server-source.ts')).serverSource(server, signal);
  return (await import('./data-dir-source.ts')).dataDirSource(dataDir, signal);
}
