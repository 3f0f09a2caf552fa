import type { DuckDBConnection } from '@duckdb/node-api';
import { readRows } from '../../duckdb/rows.ts';
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
  const columns = { film_id: 'integer', property: 'text', value: 'text' } as const;
  const rows = await readRows(connection, FILM_LINKS, columns);
  const namesOf = new Map<string, ReadonlyMap<number, string>>(
    SITES.map(({ property }) => [
      property,
      new Map(rows.flatMap((row) => (row.property === property ? [[row.film_id, row.value]] : []))),
    ]),
  );
  const urlOf = (filmId: number, { property, address }: (typeof SITES)[number]) => {
    const name = namesOf.get(property)?.get(filmId);
    return name === undefined ? undefined : address + name;
  };
  return {
    linksOf(filmId) {
      const others = SITES.flatMap((site) => {
        const url = urlOf(filmId, site);
        return url === undefined ? [] : [{ site: site.site, url }];
      });
      return [{ site: IMDB.site, url: `${IMDB.address}${tconstOf(filmId)}/` }, ...others];
    },
    articleOf: (filmId) => urlOf(filmId, WIKIPEDIA),
  };
}
