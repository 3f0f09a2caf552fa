import { useMemo } from 'react';
import type { Shelf } from './film-state.ts';
import { listedIds, NOT_LISTED, type Listed, type Listing } from './listed-ids.ts';
import { useMyFilms } from './use-my-films.ts';

const NONE: readonly Shelf[] = [];

/** Lists for a query that is to wait until they are there. */
export interface WaitingListed extends Listed {
  readonly isReady: boolean;
}

/** A listing for queries, which wait until the browser has read the user's films. */
export function useListed(
  { hide, only }: Listing,
  without: readonly Shelf[] = NONE,
): WaitingListed {
  const { films, revision, isLoaded } = useMyFilms();
  const isUsed = hide === true || only !== undefined || without.length > 0;
  return useMemo(() => {
    const ids = isUsed ? listedIds(films, { hide, only }, without) : {};
    const isEmpty = Object.keys(ids).length === 0;
    const listed = isEmpty
      ? NOT_LISTED
      : { ids, key: [revision, hide, only, ...without].join('/') };
    return { ...listed, isReady: !isUsed || isLoaded };
  }, [films, revision, isLoaded, isUsed, hide, only, without]);
}
