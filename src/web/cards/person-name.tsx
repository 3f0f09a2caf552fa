import { useQuery } from '@tanstack/react-query';
import { queries } from '../api/queries.ts';

/** The name of a person that a URL names by id. */
export function PersonName({ personId }: { readonly personId: number }) {
  const { data, isError } = useQuery(queries.person(personId));
  return data?.name ?? (isError ? 'unknown person' : '…');
}
