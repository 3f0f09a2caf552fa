import { readRows } from '../../duckdb/rows.ts';
import { tconstOf } from '../../sources/services/tconst.ts';
import type { FilmDatabase } from '../film-database.ts';

/** A page about a film on another site. */
export interface FilmLink {
  readonly site: string;
  readonly url: string;
}

const IMDB = { site: 'IMDb', address: 'https://www.imdb.com/title/' };

/** The other sites in the order of the links, and the property of film_facts that names a film there. */
const SITES = [
  { site: 'Wikidata', property: 'item', address: 'https://www.wikidata.org/wiki/' },
  { site: 'Wikipedia', property: 'article', address: 'https://en.wikipedia.org/wiki/' },
  { site: 'TMDb', property: 'P4947', address: 'https://www.themoviedb.org/movie/' },
  { site: 'Letterboxd', property: 'P6127', address: 'https://letterboxd.com/film/' },
] as const;

const FILM_LINKS = new URL('./film-links.sql', import.meta.url);
// The links are read once, before anyone waits for an answer.
const LOAD_TIMEOUT_MS = 600_000;

/** The links of a film. */
export type LinksOf = (filmId: number) => readonly FilmLink[];

/**
 * The links of a snapshot's films: to IMDb, and where Wikidata or articles are used, to more sites.
 * Their names are read into memory, so that a film is answered without a query.
 */
export async function filmLinks(database: Pick<FilmDatabase, 'read'>): Promise<LinksOf> {
  const columns = { film_id: 'integer', property: 'text', value: 'text' } as const;
  const rows = await database.read((connection) => readRows(connection, FILM_LINKS, columns), {
    timeoutMs: LOAD_TIMEOUT_MS,
  });
  const namesOf = new Map<string, ReadonlyMap<number, string>>(
    SITES.map(({ property }) => [
      property,
      new Map(rows.flatMap((row) => (row.property === property ? [[row.film_id, row.value]] : []))),
    ]),
  );
  return (filmId) => {
    const others = SITES.flatMap(({ site, property, address }) => {
      const name = namesOf.get(property)?.get(filmId);
      return name === undefined ? [] : [{ site, url: address + name }];
    });
    return [imdbLink(filmId), ...others];
  };
}

function imdbLink(filmId: number): FilmLink {
  return { site: IMDB.site, url: `${IMDB.address}${tconstOf(filmId)}/` };
}
