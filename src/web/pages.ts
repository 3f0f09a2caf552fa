import { readBrowse } from './url/browse-search.ts';
import { readForYou } from './url/for-you-search.ts';
import { readQuality } from './url/quality-search.ts';
import { readMap, readMix, readSimilar } from './url/similar-search.ts';

/** A page of the web app. */
export interface Page<Path extends string = string, Search = object> {
  /** Its URL; a part that begins with `$` is the id of a film or a person. */
  readonly path: Path;
  /** The file whose one export is the page's component, seen from this folder. */
  readonly module: string;
  /** What the menu calls it, and the browser's tab unless the page's heading says more. */
  readonly title: string;
  /** What people can do there, for search engines and previews of links; unless it depends on an id. */
  readonly description?: string;
  readonly isInMenu: boolean;
  /** The GET requests to the API that it starts with, about the ids in its own URL. */
  readonly fetches: readonly string[];
  /** Whether the API has a route at the same URL, which sends the page to those who prefer HTML. */
  readonly isApiRoute: boolean;
  /** Reads what follows the `?` of its URL. */
  readonly readSearch: (raw: Readonly<Record<string, unknown>>) => Search;
}

/**
 * Every page of the app, in the order of the menu. The router, the API and Vite's configuration read
 * this list, so it has to run in Node and must not import React.
 */
export const PAGES = [
  page('/', 'pages/home/home-page.tsx', 'Find similar films', { isApiRoute: true }),
  page('/browse', 'pages/browse/browse-page.tsx', 'Browse', {
    description: 'Browse films by genre, style, decade, country, language, people and more.',
    isInMenu: true,
    readSearch: readBrowse,
  }),
  page('/films/$filmId', 'pages/films/film-page.tsx', 'Film', {
    fetches: ['/film/$filmId', '/film/$filmId/credits', '/similarity/presets'],
    readSearch: readSimilar,
  }),
  page('/people/$personId', 'pages/people/person-page.tsx', 'Person', {
    fetches: ['/person/$personId'],
  }),
  page('/mix', 'pages/mix/mix-page.tsx', 'Mix', {
    description: 'Mix films you like and films you don’t, and find out what to watch next.',
    isInMenu: true,
    fetches: ['/similarity/presets'],
    readSearch: readMix,
  }),
  page('/map/$filmId', 'pages/map/map-page.tsx', 'Map', {
    fetches: ['/film/$filmId', '/similarity/presets'],
    readSearch: readMap,
  }),
  page('/compare/$filmId/$otherId', 'pages/compare/compare-page.tsx', 'Compare', {
    fetches: ['/film/$filmId/compare/$otherId', '/similarity/presets'],
  }),
  page('/for-you', 'pages/for-you/for-you-page.tsx', 'For you', {
    description: 'Recommendations from your own ratings, with the reasons for each.',
    isInMenu: true,
    readSearch: readForYou,
  }),
  page('/about', 'pages/about/about-page.tsx', 'About', {
    description: 'What Reelated is, which films it has, and where they come from.',
    isInMenu: true,
    fetches: ['/dataset', '/notebooks', '/similarity/presets'],
  }),
  page('/quality', 'pages/quality/quality-page.tsx', 'Quality', {
    description: 'How good the lists of similar films are, in figures and in examples.',
    fetches: ['/similarity/presets'],
    readSearch: readQuality,
  }),
  page('/pipeline', 'pages/pipeline/pipeline-page.tsx', 'Pipeline', {
    description: 'How the films were imported and compared, task by task.',
    isApiRoute: true,
  }),
] as const;

/** Where pages are that used to be elsewhere. */
export const MOVED_PAGES = [{ from: '/seen', to: '/for-you' }] as const satisfies readonly {
  readonly from: string;
  readonly to: PagePath;
}[];

export type PagePath = (typeof PAGES)[number]['path'];

/** The names of the ids in a page's path. */
export type IdNames<Path extends string> = Path extends `${infer Part}/${infer Rest}`
  ? IdNames<Part> | IdNames<Rest>
  : Path extends `$${infer Name}`
    ? Name
    : never;

/** An id in a page's URL, with or without IMDb's letters before it; 0 if it is invalid. */
export function idIn(text: string): number {
  return Number(/^(?:tt|nm)?0*(\d{1,10})$/.exec(text)?.[1] ?? 0);
}

/** The paths that need no ids. */
type PlainPath<Path extends string = PagePath> = Path extends `${string}$${string}` ? never : Path;

/** The menu's links. */
export const MENU = PAGES.flatMap(({ path, title, isInMenu }) =>
  isInMenu && isPlain(path) ? [{ path, title }] : [],
);

function isPlain(path: PagePath): path is PlainPath {
  return !path.includes('$');
}

type Options<Search> = Partial<Omit<Page<string, Search>, 'path' | 'module' | 'title'>>;

function page<const Path extends string, Search = object>(
  path: Path,
  module: string,
  title: string,
  options: Options<Search> = {},
): Page<Path, Search> {
  return {
    path,
    module,
    title,
    isInMenu: false,
    fetches: [],
    isApiRoute: false,
    readSearch: () => ({}) as Search,
    ...options,
  };
}
