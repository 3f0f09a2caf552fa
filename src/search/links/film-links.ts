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
].map(({ site, property, address }) => ({
  property,
  /** A link in JSON up to the name. */
  opening: `,{"site":"${site}","url":"${address}`,
}));

/** The properties of film_facts that name films on other sites. */
export const SITE_PROPERTIES = SITES.map(({ property }) => property);

/** Reads what names each film on other sites, so that its links need no query. */
export async function readFilmLinks(connection: DuckDBConnection): Promise<FilmLinks> {
  const names = await readSiteNames(connection, SITE_PROPERTIES);
  return {
    linksJson(filmId) {
      let links = `[{"site":"IMDb","url":"${IMDB}${tconstOf(filmId)}/"}`;
      const named = namesOfFilm(names, filmId);
      for (const { property, opening } of SITES) {
        const name = named.get(property);
        // without the quote that it starts with, as it is the end of the URL
        if (name !== undefined) links += `${opening}${name.slice(1)}}`;
      }
      return `${links}]`;
    },
    articleOf(filmId) {
      const name = namesOfFilm(names, filmId).get(WIKIPEDIA.property);
      return name === undefined ? undefined : WIKIPEDIA.address + (JSON.parse(name) as string);
    },
  };
}
