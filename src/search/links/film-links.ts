import type { DuckDBConnection } from '@duckdb/node-api';
import { readColumns } from '../../duckdb/columns.ts';
import { sqlText } from '../../duckdb/sql-file.ts';
import { tconstOf } from '../../sources/services/tconst.ts';

/** A page about a film on another site. */
export interface FilmLink {
  readonly site: string;
  readonly url: string;
}

/** Where the films of a snapshot are on other sites. */
export interface FilmLinks {
  /** To IMDb, and where Wikidata or articles are used, to more sites. */
  readonly linksOf: (filmId: number) => readonly FilmLink[];
  /** The URL of the Wikipedia article about a film, if one is known. */
  readonly articleOf: (filmId: number) => string | undefined;
}

const IMDB = { site: 'IMDb', address: 'https://www.imdb.com/title/' };
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
  const sites = SITES.map((site) => ({
    ...site,
    names: namesOf.get(site.property) ?? new Map<number, string>(),
  })).filter(({ names }) => names.size > 0);
  const articles = sites.find(({ property }) => property === WIKIPEDIA.property);
  return {
    linksOf(filmId) {
      const links = [{ site: IMDB.site, url: `${IMDB.address}${tconstOf(filmId)}/` }];
      for (const { site, names, address } of sites) {
        const name = names.get(filmId);
        if (name !== undefined) links.push({ site, url: address + name });
      }
      return links;
    },
    articleOf(filmId) {
      const name = articles?.names.get(filmId);
      return name === undefined ? undefined : WIKIPEDIA.address + name;
    },
  };
}
