import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { MENU } from '../pages.ts';
import { SearchBox } from '../search/search-box.tsx';
import { Footer } from './footer.tsx';
import { SkipLinks } from './skip-links.tsx';
import { ThemeSwitch } from './theme-switch.tsx';
import { Trouble } from './trouble.tsx';
import { useSearchKey } from './use-search-key.ts';

/** What surrounds every page. */
export function Shell() {
  useSearchKey();
  const isHome = useLocation({ select: ({ pathname }) => pathname === '/' });
  return (
    <div className="flex min-h-svh flex-col">
      <SkipLinks />
      <header className="page w-full pt-5 sm:pt-7">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-3 sm:gap-x-6">
          <Wordmark />
          {!isHome && (
            <div className="order-last w-full sm:order-none sm:w-72 md:w-88">
              <SearchBox />
            </div>
          )}
          <nav aria-label="Main" className="ml-auto flex items-center gap-x-2 text-sm sm:gap-x-5">
            {MENU.map(({ path, title }) => (
              <Link
                key={path}
                to={path}
                className="text-quiet decoration-accent underline-offset-[0.35em] hover:text-ink"
                activeProps={{ className: 'text-ink! underline' }}
                activeOptions={{ includeSearch: false }}
              >
                {title}
              </Link>
            ))}
            <ThemeSwitch />
          </nav>
        </div>
      </header>
      <main
        id="main" // the footer starts below the first screen, so that content which loads late cannot move it
        className="page min-h-[calc(100svh-4.5rem)] w-full flex-1 pb-20 pt-7 sm:pt-10"
      >
        <Outlet />
      </main>
      <Footer />
      <Trouble />
    </div>
  );
}

function Wordmark() {
  return (
    <Link to="/" className="flex items-center gap-2 font-serif text-[1.35rem] leading-none">
      <svg viewBox="3.3 0 27.4 20" className="h-5 text-accent" aria-hidden="true">
        <g fill="none" stroke="currentColor" strokeWidth="2.4">
          <circle cx="12" cy="10" r="7.5" />
          <circle cx="22" cy="10" r="7.5" />
        </g>
      </svg>
      Reelated
    </Link>
  );
}
