import { openSnapshot, type Snapshot } from '../api/snapshot.ts';
import type { Config } from '../config.ts';
import { tconstOf, type Film } from '../database/film.ts';
import { UsageError } from '../errors.ts';
import { explainSimilarity, sharesByField, type SharedTerm } from '../similarity/explain.ts';
import { rowOf } from '../similarity/model.ts';
import { reasonsOf, type Reason } from '../similarity/reasons.ts';
import { PERSON_FIELDS, personIdOf, type Field } from '../similarity/terms.ts';
import { alignColumns } from '../workflow/align-columns.ts';
import { print, printJson } from './output.ts';

/** `reelated similar`: the films most like one, with what they have in common. */
export async function similarCommand(config: Config, text: string): Promise<number> {
  await using snapshot = await openSnapshot(config.dataDir, { preset: config.preset });
  const { film, others } = await filmMeant(snapshot, text);
  const { threshold, limit } = config;
  const page = { threshold, offset: 0, limit };
  const { films: ranked, total } = snapshot.rankSimilar(film.film_id, page);
  const films = await snapshot.database.filmsByIds(ranked.map(({ filmId }) => filmId));
  const similar = ranked.flatMap(({ filmId, similarity }) => {
    const found = films.find((candidate) => candidate.film_id === filmId);
    return found === undefined ? [] : { ...found, similarity };
  });
  const explained = await explain(snapshot, film, similar);

  if (config.json) {
    printJson(explained);
    return 0;
  }
  const rows = explained.map((other) => [
    other.similarity.toFixed(3),
    titleAndYear(other),
    reasonsText(other),
  ]);
  print(`Films like ${titleAndYear(film)}:`, ...alignColumns(rows));
  if (similar.length < total) print(`(${similar.length} of ${total}; --limit shows more)`);
  if (others.length > 0) print(`Also of this title: ${others.map(withId).join(', ')}`);
  return 0;
}

interface FilmMeant {
  readonly film: Film;
  /** Other films of the same title. */
  readonly others: readonly Film[];
}

/**
 * The film that a person names by its id, tt id or title; the best known of several.
 *
 * @throws UsageError `film-unknown`
 */
async function filmMeant({ database }: Snapshot, text: string): Promise<FilmMeant> {
  if (text.trim() === '') throw unknownFilm(text);
  const id = /^(?:tt)?(\d{1,9})$/.exec(text)?.[1];
  const byId = id === undefined ? undefined : await database.filmById(Number(id));
  if (byId !== undefined) return { film: byId, others: [] };
  const [film, ...rest] = await database.findFilms(text);
  if (film === undefined) throw unknownFilm(text);
  return { film, others: rest.filter(({ title }) => title === film.title) };
}

function unknownFilm(text: string): UsageError {
  return new UsageError('film-unknown', `there is no film "${text}"; try reelated search --title`, {
    data: { film: text },
  });
}

function titleAndYear({ title, year }: Film): string {
  return year === null ? title : `${title} (${year.slice(0, 4)})`;
}

function withId(film: Film): string {
  return `${titleAndYear(film)} ${tconstOf(film)}`;
}

type SimilarFilm = Film & { readonly similarity: number };

/** A film with what makes it similar: by field, by term (persons with their names), in words. */
interface ExplainedFilm extends SimilarFilm {
  readonly fields: Readonly<Partial<Record<Field, number>>>;
  readonly terms: readonly (SharedTerm & { readonly name?: string })[];
  readonly reasons: readonly Reason[];
}

async function explain(
  { model, database }: Snapshot,
  film: Film,
  others: readonly SimilarFilm[],
): Promise<readonly ExplainedFilm[]> {
  const row = rowOf(model, film.film_id);
  const shared = others.map((other) => {
    const otherRow = rowOf(model, other.film_id);
    if (row === undefined || otherRow === undefined) return [];
    return explainSimilarity(model, row, otherRow);
  });
  const persons = shared.flat().filter(isPerson);
  const ids = [...new Set(persons.map(({ term }) => personIdOf(term)))];
  const names = await database.personNames(ids);
  const nameOf = (term: string): string => names.get(personIdOf(term)) ?? term;
  return others.map((other, index) => {
    const terms = shared[index] ?? [];
    return {
      ...other,
      fields: Object.fromEntries(sharesByField(terms).map(({ field, share }) => [field, share])),
      terms: terms.map((term) => (isPerson(term) ? { ...term, name: nameOf(term.term) } : term)),
      reasons: reasonsOf(terms, nameOf),
    };
  });
}

function isPerson({ field }: SharedTerm): boolean {
  return PERSON_FIELDS.some((known) => known === field);
}

const REASONS_SHOWN = 4;

/** `Sigourney Weaver 38%, title alien 30%, Horror 9%`: parts of the similarity, those that round to something. */
function reasonsText({ reasons, similarity }: ExplainedFilm): string {
  return reasons
    .slice(0, REASONS_SHOWN)
    .map(({ text, share }) => ({ text, percent: Math.round((100 * share) / similarity) }))
    .filter(({ percent }) => percent > 0)
    .map(({ text, percent }) => `${text} ${percent}%`)
    .join(', ');
}
