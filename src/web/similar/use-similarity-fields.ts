import { useQuery } from '@tanstack/react-query';
import { queries } from '../api/queries.ts';
import { similarityFields, type SimilarityFields } from './similarity-fields.ts';

/** The fields of similarity; undefined until the server has listed them. */
export function useSimilarityFields(): SimilarityFields | undefined {
  return useQuery({ ...queries.presets(), select: similarityFields }).data;
}
