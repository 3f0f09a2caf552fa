import { careerOf } from '../../search/people/people.ts';
import { filmAt } from '../../search/table/film-table.ts';
import { asFilmId, rowOf } from '../../similarity/model/model.ts';
import { PAGES, type PagePath } from '../../web/pages.ts';
import type { Film } from '../../search/film.ts';
import { formatTitle } from '../../titles/format-title.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { PageHead } from './page-html.ts';

/** The ids in a page's URL, by name; 0 where one is invalid. */
export type PageIds = Readonly<Record<string, number>>;

type HeadInput = [ids: PageIds, signal: AbortSignal];

/** The head of a page; undefined if the film or person is unknown. */
export type PageHeads = (
  path: PagePath,
  ...about: HeadInput
) => PageHead | undefined | Promise<PageHead | undefined>;

/** What the app does, for pages without a description of their own. */
const DESCRIPTION = 'Find films like the ones you love, and see why they are similar.';

/** The page for an address that does not exist. */
export const NOT_FOUND: PageHead = { title: 'Page not found', description: DESCRIPTION };

/** The head of a page that is not about any film or person. */
export function plainHead(path: PagePath): PageHead {
  const page = PAGES.find((one) => one.path === path);
  return { title: page?.title ?? '', description: page?.description ?? DESCRIPTION };
}

/** The heads of a snapshot's pages. */
export function createPageHeads({
  search: { films },
  database,
}: Pick<Snapshot, 'search' | 'database'>): PageHeads {
  const filmOf = (id = 0): Film | undefined => {
    const row = rowOf(films, asFilmId(id));
    return row === undefined ? undefined : filmAt(films, row);
  };

  const aboutIds: Partial<Record<PagePath, (...about: HeadInput) => ReturnType<PageHeads>>> = {
    '/films/$filmId': ({ filmId }) =>
      headOf(filmOf(filmId), (film) => ({
        title: film.title,
        description: `Films like ${formatTitle(film)}, and why they are similar. ${factsOf(film)}`,
      })),
    '/map/$filmId': ({ filmId }) =>
      headOf(filmOf(filmId), (film) => ({
        title: `Films near ${film.title}`,
        description: `A map of the films that are most similar to ${formatTitle(film)}.`,
      })),
    '/compare/$filmId/$otherId': ({ filmId, otherId }) => {
      const other = filmId === otherId ? undefined : filmOf(otherId);
      return headOf(other && filmOf(filmId), (film) => ({
        title: `${film.title} and ${other?.title}`,
        description: `What ${formatTitle(film)} and ${other && formatTitle(other)} have in common.`,
      }));
    },
    '/people/$personId': async ({ personId = 0 }, signal) => {
      const career = await careerOf(database, personId, signal);
      return headOf(career?.person, ({ name, films: total }) => ({
        title: name,
        description: `${total === 1 ? 'The film' : `The ${total} films`} of ${name}, by role.`,
      }));
    },
  };
  return (path, ids, signal) => {
    const head = aboutIds[path];
    return head === undefined ? plainHead(path) : head(ids, signal);
  };
}

function headOf<T>(found: T | undefined, write: (found: T) => PageHead): PageHead | undefined {
  return found === undefined ? undefined : write(found);
}

/** `Horror, Sci-Fi; rated 8.5.` */
function factsOf({ genres, rating }: Film): string {
  return `${genres.join(', ')}; rated ${rating.toFixed(1)}.`;
}
