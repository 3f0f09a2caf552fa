import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { readBrowse } from './url/browse-search.ts';
import { readSimilar, readMap, readMix } from './url/similar-search.ts';
import { parseSearch, stringifySearch } from './url/search-string.ts';
import { queries } from './api/queries.ts';
import { BrowsePage } from './pages/browse/browse-page.tsx';
import { HomePage } from './pages/home/home-page.tsx';
import { Shell } from './layout/shell.tsx';
import { NotFound } from './layout/not-found.tsx';
import { similarQuery } from './similar/similar-query.ts';
import { dependOnGenres } from './similar/topics.ts';

const root = createRootRouteWithContext<{ readonly queryClient: QueryClient }>()({
  component: Shell,
  notFoundComponent: NotFound,
});

/** The digits of an id, with or without IMDb's letters before them. */
const idOf = (text: string): number => Number(/^(?:tt|nm)?(\d{1,10})$/.exec(text)?.[1] ?? 0);

const home = createRoute({ getParentRoute: () => root, path: '/', component: HomePage });

const browse = createRoute({
  getParentRoute: () => root,
  path: '/browse',
  validateSearch: readBrowse,
  component: BrowsePage,
});

const film = createRoute({
  getParentRoute: () => root,
  path: '/films/$filmId',
  params: {
    parse: ({ filmId }) => ({ filmId: idOf(filmId) }),
    stringify: ({ filmId }) => ({ filmId: String(filmId) }),
  },
  validateSearch: readSimilar,
  // asked for while the page's own code is still on its way
  loader: ({ context: { queryClient }, params: { filmId }, location }) => {
    void queryClient.prefetchQuery(queries.film(filmId));
    void queryClient.prefetchQuery(queries.credits(filmId));
    void queryClient.prefetchQuery(queries.presets());
    const search = readSimilar(location.search);
    // what is tuned has to wait for the presets, and some topics for the film's genres
    if (search.tune !== undefined || dependOnGenres(search)) return;
    const question = similarQuery({ like: [filmId], search });
    void queryClient.prefetchQuery(queries.similar(question));
  },
  component: lazyRouteComponent(async () => import('./pages/films/film-page.tsx'), 'FilmPage'),
});

const mix = createRoute({
  getParentRoute: () => root,
  path: '/mix',
  validateSearch: readMix,
  component: lazyRouteComponent(async () => import('./pages/mix/mix-page.tsx'), 'MixPage'),
});

const map = createRoute({
  getParentRoute: () => root,
  path: '/map/$filmId',
  params: {
    parse: ({ filmId }) => ({ filmId: idOf(filmId) }),
    stringify: ({ filmId }) => ({ filmId: String(filmId) }),
  },
  validateSearch: readMap,
  component: lazyRouteComponent(async () => import('./pages/map/map-page.tsx'), 'MapPage'),
});

const compare = createRoute({
  getParentRoute: () => root,
  path: '/compare/$filmId/$otherId',
  params: {
    parse: ({ filmId, otherId }) => ({ filmId: idOf(filmId), otherId: idOf(otherId) }),
    stringify: ({ filmId, otherId }) => ({ filmId: String(filmId), otherId: String(otherId) }),
  },
  component: lazyRouteComponent(
    async () => import('./pages/compare/compare-page.tsx'),
    'ComparePage',
  ),
});

const person = createRoute({
  getParentRoute: () => root,
  path: '/people/$personId',
  params: {
    parse: ({ personId }) => ({ personId: idOf(personId) }),
    stringify: ({ personId }) => ({ personId: String(personId) }),
  },
  component: lazyRouteComponent(async () => import('./pages/people/person-page.tsx'), 'PersonPage'),
});

const seen = createRoute({
  getParentRoute: () => root,
  path: '/seen',
  component: lazyRouteComponent(async () => import('./pages/seen/seen-page.tsx'), 'SeenPage'),
});

const about = createRoute({
  getParentRoute: () => root,
  path: '/about',
  component: lazyRouteComponent(async () => import('./pages/about/about-page.tsx'), 'AboutPage'),
});

const pipeline = createRoute({
  getParentRoute: () => root,
  path: '/pipeline',
  component: lazyRouteComponent(
    async () => import('./pages/pipeline/pipeline-page.tsx'),
    'PipelinePage',
  ),
});

const routeTree = root.addChildren([
  home,
  browse,
  film,
  mix,
  map,
  compare,
  person,
  seen,
  about,
  pipeline,
]);

/** Every page of the app and what its address may carry. */
export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
    defaultPreload: 'intent',
    // a page that is nearly there needs no sign that it is not
    defaultPendingMs: 500,
  });
}
