import { DuckDBListValue, listValue, type DuckDBConnection } from '@duckdb/node-api';
import { sqlText } from '../../duckdb/sql-file.ts';
import { asFilmId, rowOf } from '../../similarity/model/model.ts';
import { tconstOf } from '../../sources/services/tconst.ts';
import { endsOfLines, joinBlobs, lineBytes } from '../table/text-lines.ts';

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

/** A line of film-links.sql: a property and the name. */
type Named = readonly [string, string];

const FILM_LINKS = new URL('./film-links.sql', import.meta.url);

/** Reads what names each film on other sites, so that its links need no query. */
export async function readFilmLinks(connection: DuckDBConnection): Promise<FilmLinks> {
  const properties = listValue(SITES.map(({ property }) => property));
  const reader = await connection.runAndReadAll(sqlText(FILM_LINKS), { properties });
  const parts = reader.getRows();
  const ids = parts.flatMap(([list]) => (list instanceof DuckDBListValue ? list.items : []));
  const filmIds = Int32Array.from(ids, Number);
  const text = joinBlobs(parts.map(([, lines]) => lines));
  const lines = { text, ends: endsOfLines(text, filmIds.length) };

  /** The film's name on each site, by property. */
  const namesOf = (filmId: number): ReadonlyMap<string, string> => {
    const names = new Map<string, string>();
    let line = rowOf({ filmIds }, asFilmId(filmId)) ?? filmIds.length;
    for (; filmIds[line] === filmId; line++) {
      const [property, name] = JSON.parse(utf8.decode(lineBytes(lines, line))) as Named;
      if (!names.has(property)) names.set(property, name);
    }
    return names;
  };
  return {
    linksJson(filmId) {
      const names = namesOf(filmId);
      const others = SITES.flatMap(({ site, property, address }) => {
        const name = names.get(property);
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

const utf8 = new TextDecoder();
