import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { queries } from '../api/queries.ts';
import { count } from '../format/words.ts';
import { BASE_PATH } from '../url/base-path.ts';

/** Whose data it is, how much there is, and links for programmers. */
export function Footer() {
  const { data } = useQuery(queries.dataset());
  const films = (data?.counts as { readonly films?: number } | undefined)?.films;
  return (
    <footer className="page w-full">
      <div className="flex flex-wrap gap-x-6 gap-y-1 border-t border-line pb-8 pt-5 text-xs leading-relaxed text-quiet">
        <p>
          Information courtesy of{' '}
          <a className="link" href="https://www.imdb.com" rel="noreferrer">
            IMDb
          </a>
          . Used with permission.
        </p>
        <p>{films === undefined ? '\u00A0' : `${count(films)} films`}</p>
        <nav aria-label="More" className="flex gap-4 sm:ml-auto">
          <Link className="link" to="/pipeline">
            How it was built
          </Link>
          <a className="link" href={`${BASE_PATH}/docs`}>
            API
          </a>
          <a className="link" href={`${BASE_PATH}/redoc`}>
            API reference
          </a>
        </nav>
      </div>
    </footer>
  );
}
