import type { SimilarityModel } from '../../model/model.ts';

/** Films that query an index of others; the arrays are those of a model. */
export interface GuestRows extends Pick<
  SimilarityModel,
  | 'rowOffsets'
  | 'rowTerms'
  | 'rowWeights'
  | 'rawRowWeights'
  | 'idfScales'
  | 'lengthScales'
  | 'termFields'
  | 'termFactors'
  | 'squaredNorms'
  | 'norms'
> {
  /** The numbers of their terms among those of all films, ascending. */
  readonly terms: Int32Array;
}
