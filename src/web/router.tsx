import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type Route,
  type RouteComponent,
} from '@tanstack/react-router';
import { NotFound } from './layout/message.tsx';
import { Shell } from './layout/shell.tsx';
import { idIn, PAGES, type IdNames, type Page, type PagePath } from './pages.ts';
import { prefetchFilm } from './pages/films/prefetch-film.ts';
import { BASE_PATH } from './url/base-path.ts';
import { parseSearch, stringifySearch } from './url/search-string.ts';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    readonly title?: string;
  }
}

const root = createRootRouteWithContext<{ readonly queryClient: QueryClient }>()({
  component: Shell,
  notFoundComponent: NotFound,
});

type PageModule = Readonly<Record<string, RouteComponent>>;

const MODULES = import.meta.glob<PageModule>('./pages/*/*-page.tsx');

type Ids = Readonly<Record<string, number>>;
type Prefetch = (
  queryClient: QueryClient,
  ids: Ids,
  search: Readonly<Record<string, unknown>>,
) => void;

/** What is requested while a page's own code is still loading, or when a link to it is hovered. */
const PREFETCH: ReadonlyMap<string, Prefetch> = new Map<PagePath, Prefetch>([
  [
    '/films/$filmId',
    (queryClient, { filmId = 0 }, search) => prefetchFilm(queryClient, filmId, search),
  ],
]);

function routeOf(page: Page) {
  return createRoute({
    getParentRoute: () => root,
    path: page.path,
    params: {
      parse: (texts) => mapValues(texts, idIn),
      stringify: (ids) => mapValues(ids, String),
    },
    // the router would hand on as it is what a URL says and its page has not read
    validateSearch: (raw) => ({ ...mapValues(raw, () => undefined), ...page.readSearch(raw) }),
    staticData: { title: page.title },
    loader: ({ context: { queryClient }, params, location }) =>
      PREFETCH.get(page.path)?.(queryClient, params as Ids, location.search),
    component: componentOf(`./${page.module}`),
  });
}

/** Loads a page when it is first opened, or a link to it hovered. */
function componentOf(file: string): RouteComponent {
  const load = MODULES[file];
  if (load === undefined) throw new Error(`there is no ${file}`);
  return lazyRouteComponent(async () => {
    const [component, ...others] = Object.values(await load());
    if (component === undefined || others.length > 0) throw new Error(`${file}: not one export`);
    return { default: component };
  });
}

function mapValues<A, B>(object: Readonly<Record<string, A>>, map: (value: A) => B) {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, map(value)]));
}

/** A page's route, so that links to it are checked: its path, its ids, what follows its `?`. */
type PageRoute<P> =
  P extends Page<infer Path, infer Search>
    ? Route<
        unknown,
        typeof root,
        Path,
        Path,
        string,
        Path,
        Page<Path, Search>['readSearch'],
        { [Name in IdNames<Path>]: number }
      >
    : never;

type PageRoutes = { -readonly [I in keyof typeof PAGES]: PageRoute<(typeof PAGES)[I]> };

// `map` loses the types of the single pages
const routes = PAGES.map((page) => routeOf(page)) as readonly unknown[] as PageRoutes;
const routeTree = root.addChildren(routes);

/** Routes each page's URL to its component. */
export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    basepath: BASE_PATH,
    context: { queryClient },
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
    defaultPreload: 'intent',
    // a page that loads quickly needs no sign that it is loading
    defaultPendingMs: 500,
  });
}
