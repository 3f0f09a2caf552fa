import { sharesByField, type SharedTerm } from '../../similarity/query/explain.ts';
import type { FilmId, FilmVectors } from '../../similarity/model/model.ts';
import { explainAnswer, type ScoredQuery } from '../../similarity/query/explain-answer.ts';
import { termNames } from '../../search/labels/term-names.ts';
import { labelOf } from '../../similarity/terms/term-label.ts';
import { similarityField } from '../../similarity/terms/similarity-fields.ts';
import type { Term } from '../../similarity/terms/terms.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** Labels for terms, as `labelOf` makes them, with names from the database. */
export type Labels = (term: Term) => string;

/** Looks up the names of all people, and of other terms that have one, among some terms. */
export async function labelsOf(
  { database }: Pick<Snapshot, 'database'>,
  terms: readonly Term[],
  signal?: AbortSignal,
): Promise<Labels> {
  const names = await termNames(database, terms, signal);
  return (term) => labelOf(term, names);
}

/** Shares by field, and by term with labels. */
export function sharesJson(terms: readonly SharedTerm[], labels: Labels) {
  return {
    fields: sharesByField(terms),
    terms: terms.map((term) => labelled(term, labels)),
  };
}

/** A term with its label after it, followed by its other fields. */
export function labelled<Labelled extends Term>(
  { field, term, ...others }: Labelled,
  labels: Labels,
) {
  return { field, term, label: labels({ field, term }), ...others };
}

function isOfArticle({ field }: Term): boolean {
  return similarityField(field).fromArticle ?? false;
}

/** What explanations are made from. */
interface Explaining extends Pick<Snapshot, 'database'> {
  readonly model: FilmVectors;
}

/** Why films have their scores in a query, each as JSON. */
export async function explanationsOf(
  { database, model }: Explaining,
  query: ScoredQuery,
  filmIds: readonly FilmId[],
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const explained = explainAnswer(model, query, filmIds);
  const labels = await labelsOf(
    { database },
    explained.flatMap(({ terms }) => terms),
    signal,
  );
  const { articleOf } = await database.filmLinks();
  return explained.map(({ filmId, terms }) => {
    const article = terms.some(isOfArticle) ? articleOf(filmId) : undefined;
    return JSON.stringify({ ...sharesJson(terms, labels), ...(article && { article }) });
  });
}
