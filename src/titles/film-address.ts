/** What names a film or person outright: an id, or what it is called in the URLs of a site. */
export type FilmAddress =
  | { readonly kind: 'film' | 'person'; readonly id: number }
  | {
      readonly kind: 'page';
      /** The property of film_facts that holds the name, if films have it. */
      readonly property: 'item' | 'article' | 'P4947' | 'P6127' | undefined;
      /** The name; undefined when nothing but a title is known. */
      readonly name: string | undefined;
      /** The title in the URL, as it would be typed. */
      readonly title: string;
    };

const ID = /^(tt|nm)[\s:#]*0*(\d[\d\s]{0,12})\/?$/i;
const ID_IN_TEXT = /(?:^|[^a-z0-9])(tt|nm)0*(\d{5,9})(?![a-z0-9])/i;
const URL_TEXT =
  /^<?(?:https?:\/\/)?(?<host>(?:[\w-]+\.)+[a-z]{2,})(?::\d+)?(?<path>\/[^?#]*)(?:[?#].*)?$/i;
const IMDB_PATH = /\/(?:title\/tt|name\/nm)\d/i;

/** Sites by the end of their host, and the places in their paths of a name and a title. */
const SITES: readonly {
  readonly host: RegExp;
  readonly path: RegExp;
  readonly property?: 'item' | 'article' | 'P4947' | 'P6127';
}[] = [
  { host: /(^|\.)wikidata\.org$/, path: /\/(?:wiki|entity)\/(?<name>q\d+)\b/i, property: 'item' },
  {
    host: /(^|\.)en(\.m)?\.wikipedia\.org$/,
    path: /\/wiki\/(?<name>(?<title>.+))$/,
    property: 'article',
  },
  { host: /(^|\.)wikipedia\.org$/, path: /\/wiki\/(?<title>.+)$/ },
  {
    host: /(^|\.)themoviedb\.org$/,
    path: /\/movie\/(?<name>\d+)(?:-(?<title>[^/]+))?/,
    property: 'P4947',
  },
  { host: /(^|\.)letterboxd\.com$/, path: /\/film\/(?<name>(?<title>[^/]+))/, property: 'P6127' },
  { host: /(^|\.)trakt\.tv$/, path: /\/movies\/(?<title>[^/]+)/ },
  { host: /(^|\.)rottentomatoes\.com$/, path: /\/m\/(?<title>[^/]+)/ },
  { host: /(^|\.)metacritic\.com$/, path: /\/movie\/(?<title>[^/]+)/ },
  { host: /(^|\.)justwatch\.com$/, path: /\/(?:movie|film|pelicula|filme)\/(?<title>[^/]+)/ },
];

/**
 * The film or person that a text names by an id or a URL; undefined when it is neither.
 *
 *     tt0133093, TT133093, imdb.com/de/title/tt0133093/?ref_=x       film 133093
 *     nm0000206, https://m.imdb.com/name/nm0000206/                  person 206
 *     https://letterboxd.com/film/the-matrix/                        page P6127 the-matrix
 */
export function filmAddress(text: string): FilmAddress | undefined {
  const written = text.trim();
  const [, kind = '', digits = ''] = ID.exec(written) ?? [];
  if (kind !== '') return byId(kind, digits.replaceAll(/\s/g, ''));
  const { host, path = '' } = URL_TEXT.exec(written.replace(/>$/, ''))?.groups ?? {};
  if (host === undefined) {
    if (/:\/\//.test(written)) return undefined;
    const [, prefix, id = ''] = ID_IN_TEXT.exec(written) ?? [];
    return prefix === undefined ? undefined : byId(prefix, id);
  }
  return pageAddress(host.toLowerCase(), path);
}

function byId(prefix: string, digits: string): FilmAddress {
  return { kind: prefix.toLowerCase() === 'tt' ? 'film' : 'person', id: Number(digits) };
}

function pageAddress(host: string, path: string): FilmAddress | undefined {
  if (/(^|\.)imdb\.com$/.test(host)) {
    const [, prefix, digits = ''] = IMDB_PATH.test(path)
      ? (/(tt|nm)(\d{1,12})/i.exec(path) ?? [])
      : [];
    return prefix === undefined ? undefined : byId(prefix, digits);
  }
  for (const site of SITES) {
    if (!site.host.test(host)) continue;
    const { name, title = '' } = site.path.exec(path)?.groups ?? {};
    if (name === undefined && title === '') continue;
    return {
      kind: 'page',
      property: site.property,
      name: name === undefined ? undefined : decoded(name),
      title: decoded(title).replaceAll(/[_-]+/g, ' '),
    };
  }
  return undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
