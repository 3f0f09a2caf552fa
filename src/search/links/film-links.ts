import type { DuckDBConnection } from '@duckdb/node-api';
import { readColumns } from '../../duckdb/columns.ts';
import { sqlText } from '../../duckdb/sql-file.ts';
import { tconstOf } from '../../sources/services/tconst.ts';

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

const FILM_LINKS = new URL('./film-links.sql', import.meta.url);

/** Reads what names each film on other sites, so that its links need no query. */
export async function readFilmLinks(connection: DuckDBConnection): Promise<FilmLinks> {
  const kinds = { film_id: 'integer', property: 'text', value: 'text' } as const;
  const rows = await readColumns(connection, sqlText(FILM_LINKS), kinds);
  const namesOf = new Map(SITES.map(({ property }) => [property, new Map<number, string>()]));
  for (const [row, filmId] of rows.film_id.entries()) {
    namesOf.get(rows.property[row] ?? '')?.set(filmId, rows.value[row] ?? '');
  }
  const sites = SITES.map(({ site, property, address }) => ({
    property,
    address,
    opening: `,{"site":${JSON.stringify(site)},"url":`,
    names: namesOf.get(property) ?? new Map<number, string>(),
  })).filter(({ names }) => names.size > 0);
  const articles = sites.find(({ property }) => property === WIKIPEDIA.property);
  return {
    linksJson(filmId) {
      let links = `[{"site":"IMDb","url":"${IMDB}${tconstOf(filmId)}/"}`;
      for (const { opening, names, address } of sites) {
        const name = names.get(filmId);
        if (name !== undefined) links += `${opening}${JSON.stringify(address + name)}}`;
      }
      return `${links}]`;
    },
    articleOf(filmId) {
      const name = articles?.names.get(filmId);
      return name === undefined ? undefined : WIKIPEDIA.address + name;
    },
  };
}
