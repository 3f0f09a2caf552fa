import { useQuery } from '@tanstack/react-query';
import { queries } from '../api/queries.ts';
import type { NamedList } from '../api/types.ts';
import { SHELVES } from './film-state.ts';
import type { NamedShelves } from './listed-ids.ts';

const NONE: NamedShelves = new Map();

/** The shelves that the server has a list for, as those who keep it may have filled one. */
export function useNamedShelves(): { readonly named: NamedShelves; readonly isReady: boolean } {
  const { data, isPending } = useQuery({ ...queries.lists(), select: namedShelves });
  return { named: data ?? NONE, isReady: !isPending };
}

function namedShelves(lists: readonly NamedList[]): NamedShelves {
  return new Map(
    lists.flatMap(({ name, known, changed_at: changedAt }) =>
      known > 0 && changedAt !== null && SHELVES.some((shelf) => shelf === name)
        ? [[name, changedAt] as const]
        : [],
    ),
  );
}
