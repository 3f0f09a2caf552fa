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
const HAS_LINKS = new URL('./has-links.sql', import.meta.url);

/** Looks up the links of a film. */
export type LinksOf = (
  filmId: number,
  signal?: AbortSignal,
) => readonly FilmLink[] | Promise<readonly FilmLink[]>;

/** The links of a snapshot's films: to IMDb, and where Wikidata or articles are used, to more sites. */
export async function filmLinks(database: Pick<FilmDatabase, 'read'>): Promise<LinksOf> {
  const [found] = await database.read((connection) =>
    readRows(connection, HAS_LINKS, { has_links: 'integer' }),
  );
  if (found?.has_links !== 1) return (filmId) => [imdbLink(filmId)];
  return async (filmId, signal) => {
    const names = await database.read(
      (connection) =>
        readRows(connection, FILM_LINKS, { property: 'text', value: 'text' }, { film_id: filmId }),
      { signal },
    );
    const others = SITES.flatMap(({ site, property, address }) => {
      const name = names.find((one) => one.property === property);
      return name === undefined ? [] : [{ site, url: address + name.value }];
    });
    return [imdbLink(filmId), ...others];
  };
}

function imdbLink(filmId: number): FilmLink {
  return { site: IMDB.site, url: `${IMDB.address}${tconstOf(filmId)}/` };
}
