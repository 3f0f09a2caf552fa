const SITES = [
  {
    site: 'Letterboxd',
    url: 'https://letterboxd.com/settings/data/',
    how: 'Settings → Data → Export your data. Drop the .zip file as it is.',
  },
  {
    site: 'IMDb',
    url: 'https://www.imdb.com/exports/',
    how: 'Open your ratings, your watchlist or a list, choose Export, and download the file (.csv).',
  },
  {
    site: 'Trakt',
    url: 'https://trakt.tv/settings/data',
    how: 'Settings → Data → Export. Drop the .zip file as it is.',
  },
] as const;

/** How to get one's ratings out of other sites. */
export function ImportHelp() {
  return (
    <>
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-3">
        {SITES.map(({ site, url, how }) => (
          <div key={site}>
            <dt>
              <a className="link" href={url} rel="noreferrer external">
                {site} <span aria-hidden="true">↗</span>
              </a>
            </dt>
            <dd className="text-sm text-quiet">{how}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-sm text-quiet">
        Exports from TMDb, Simkl, MovieLens and Criticker (.csv), a list of IMDb IDs (.txt) and a
        file saved here (.json) work as well.
      </p>
    </>
  );
}
