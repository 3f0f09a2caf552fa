import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { queries } from '../../api/queries.ts';
import type { Film, PageCriteria } from '../../api/types.ts';
import { useListed } from '../../my-films/use-listed.ts';
import { pickSurprise } from './pick-surprise.ts';

/** The rating from which a film is a good surprise. */
const WELL_RATED = 7.5;
/** One film is picked from this many of the best known. */
const PICKED_FROM = 200;
/** How often the user has pressed, so that each time it is another film. */
const PRESSES_KEY = 'surprises';

/** Opens a well rated film that the user has neither seen nor turned down. */
export function SurpriseButton({
  criteria = {},
  only,
}: {
  /** Which films it may be; all by default. */
  readonly criteria?: PageCriteria;
  readonly only?: 'owned' | 'watchlist' | undefined;
}) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const listed = useListed({ hide: true, only });
  const [isNone, setNone] = useState(false);

  async function search(wanted: PageCriteria): Promise<readonly Film[]> {
    const query = queries.search(wanted, { sort: 'vote_count' }, PICKED_FROM, listed);
    const { pages } = await client.fetchInfiniteQuery(query);
    return pages[0]?.items ?? [];
  }

  async function surprise(): Promise<void> {
    const least = Math.max(WELL_RATED, criteria.min_rating ?? 0);
    const good = await search({ ...criteria, min_rating: least });
    const films = good.length > 0 ? good : await search(criteria);
    const film = pickSurprise(films, nextPress());
    setNone(film === undefined);
    if (film !== undefined) {
      await navigate({ to: '/films/$filmId', params: { filmId: film.film_id } });
    }
  }

  return (
    <button
      type="button"
      className="pill"
      disabled={!listed.isReady}
      onClick={() => void surprise().catch(() => setNone(true))}
    >
      <span aria-live="polite">{isNone ? 'No film left to suggest' : 'Surprise me'}</span>
    </button>
  );
}

function nextPress(): number {
  const press = Number(localStorage.getItem(PRESSES_KEY)) || 0;
  localStorage.setItem(PRESSES_KEY, String(press + 1));
  return press;
}
