import type { FilmDetails } from '../../api/types.ts';

/** Pages about a film on other sites; nothing is requested from them here. */
export function FilmLinks({ links }: Pick<FilmDetails, 'links'>) {
  return (
    <ul aria-label="Elsewhere" className="mt-4 flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {links.map(({ site, url }) => (
        <li key={site}>
          <a className="link" href={url} rel="noopener external">
            {site} <span aria-hidden="true">↗</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
