import { plural } from '../format/words.ts';
import type { SimilarFilmsState } from './use-similar-films.ts';

/** How many films a list has; where it continues with others, how many of them are similar. */
export function similarCount(
  {
    answer,
    padded,
  }: Pick<SimilarFilmsState, 'padded'> & {
    readonly answer: Pick<NonNullable<SimilarFilmsState['answer']>, 'total'> | undefined;
  },
  above: number | undefined,
): string {
  if (answer === undefined) return '\u00A0';
  if (above !== undefined) return plural(answer.total, 'film');
  if (padded === undefined) return plural(answer.total, 'similar film');
  if (padded === 0) return 'No film is very similar; these come closest.';
  const rest = answer.total > padded ? ', then the closest of the others' : '';
  return `${plural(padded, 'similar film')}${rest}`;
}
