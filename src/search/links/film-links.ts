import type { DuckDBConnection } from '@duckdb/node-api';
import { tconstOf } from '../../sources/services/tconst.ts';
import { namesOfFilm, readSiteNames } from './site-names.ts';

/** Where the films of a snapshot are on other sites. */
export interface FilmLinks {
  /**
   * To IMDb, and where Wikidata or articles are used, to more sites: a list of sites with URLs, as
   * JSON, since it is part of the most frequent response.
   */
  readonly linksJson: (filmId: number) => string;
  /** The URL of the Wikipedia article about a film, if one is known. */
  readonly articleOf: (filmId: number) => string | undefined;
}

const IMDB = 'https://www.imdb.com/title/';

const WIKIPEDIA = {
  site: 'Wikipedia',
  property: 'article',
  address: 'https://en.wikipedia.org/wiki/',
};

/** The other sites in the order of the links, and the property of film_facts that names a film there. */
const SITES = [
  { site: 'Wikidata', property: 'item', address: 'https://www.wikidata.org/wiki/' },
  WIKIPEDIA,
  { site: 'TMDb', property: 'P4947', address: 'https://www.themoviedb.org/movie/' },
  { site: 'Letterboxd', property: 'P6127', address: 'https://letterboxd.com/film/' },
];

/** The properties of film_facts that name films on other sites. */
export const SITE_PROPERTIES = SITES.map(({ property }) => property);

/** Reads what names each film on other sites, so that its links need no query. */
export async function readFilmLinks(connection: DuckDBConnection): Promise<FilmLinks> {
  const names = await readSiteNames(connection, SITE_PROPERTIES);
  const namesOf = (filmId: number): ReadonlyMap<string, string> =>
    new Map(Array.from(namesOfFilm(names, filmId), ({ property, name }) => [property, name]));
  return {
    linksJson(filmId) {
      const named = namesOf(filmId);
      const others = SITES.flatMap(({ site, property, address }) => {
        const name = named.get(property);
        return name === undefined ? [] : [{ site, url: address + name }];
      });
      return JSON.stringify([{ site: 'IMDb', url: `${IMDB}${tconstOf(filmId)}/` }, ...others]);
    },
    articleOf(filmId) {
      const name = namesOf(filmId).get(WIKIPEDIA.property);
      return name === undefined ? undefined : WIKIPEDIA.address + name;
    },
  };
}
