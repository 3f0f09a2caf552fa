import { useMemo } from 'react';
import type { Shelf } from './film-state.ts';
import { listedIds, NOT_LISTED, type Listed, type Listing } from './listed-ids.ts';
import { useMyFilms } from './use-my-films.ts';
import { useNamedShelves } from './use-named-shelves.ts';

const NONE: readonly Shelf[] = [];

/** Lists for a query that is to wait until they are there. */
export interface WaitingListed extends Listed {
  readonly isReady: boolean;
}

/** A listing for queries, which wait until the user's films and the server's lists are known. */
export function useListed(
  { hide, only }: Listing,
  without: readonly Shelf[] = NONE,
): WaitingListed {
  const { films, revision, isLoaded } = useMyFilms();
  const { named, isReady } = useNamedShelves();
  const isUsed = hide === true || only !== undefined || without.length > 0;
  return useMemo(() => {
    const ids = isUsed ? listedIds(films, { hide, only }, { without, named }) : {};
    const isEmpty = Object.keys(ids).length === 0;
    const key = [revision, ...named.values(), hide, only, ...without].join('/');
    const listed = isEmpty ? NOT_LISTED : { ids, key };
    return { ...listed, isReady: !isUsed || (isLoaded && isReady) };
  }, [films, revision, isLoaded, named, isReady, isUsed, hide, only, without]);
}
