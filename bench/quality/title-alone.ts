import { explainSimilarity } from '../../src/similarity/query/explain.ts';
import {
  asRow,
  filmCount,
  termAt,
  type RowIndex,
  type SimilarityModel,
} from '../../src/similarity/model/model.ts';
import { createRanker } from '../../src/similarity/query/ranking.ts';
import { fieldGroup } from '../../src/similarity/terms/similarity-fields.ts';

/** How many of the first five share only words of the title, and how far genres agree. */
export interface ListFaults {
  /** The share of films among the first five that share title words, but no person and no genre. */
  readonly titleAlone: number;
  /** How many of the lists have such films in all their first five places. */
  readonly wholeLists: number;
  /** The mean overlap (Jaccard) of genres within the first five. */
  readonly genres: number;
  readonly lists: number;
}

const FIRST = 5;

/** Evaluates the lists of films at regular intervals in the model. */
export function listFaults(model: SimilarityModel, lists: number): ListFaults {
  const ranker = createRanker(model);
  const genres = genresByRow(model);
  const rows = Array.from({ length: lists }, (_, i) =>
    asRow(Math.floor((i * filmCount(model)) / lists)),
  );
  let titleAlone = 0;
  let wholeLists = 0;
  let overlap = 0;
  let places = 0;
  for (const row of rows) {
    const { films } = ranker.similarTo(row, { threshold: 0, offset: 0, limit: FIRST });
    const faulty = films.filter((film) => isTitleAlone(model, genres, row, film.row)).length;
    titleAlone += faulty;
    wholeLists += faulty === FIRST ? 1 : 0;
    overlap += films.reduce((sum, film) => sum + jaccard(genres(row), genres(film.row)), 0);
    places += films.length;
  }
  return { titleAlone: titleAlone / places, wholeLists, genres: overlap / places, lists };
}

type Genres = (row: RowIndex) => readonly string[];

function isTitleAlone(model: SimilarityModel, genres: Genres, a: RowIndex, b: RowIndex): boolean {
  if (jaccard(genres(a), genres(b)) > 0) return false;
  const shared = new Set(
    explainSimilarity(model, a, b).map(({ field }) => fieldGroup(field).group),
  );
  return shared.has('title') && !shared.has('people');
}

function genresByRow(model: SimilarityModel): Genres {
  return (row) => {
    const terms = model.rowTerms.subarray(model.rowOffsets[row], model.rowOffsets[row + 1]);
    const found = Array.from(terms, (term) => termAt(model, term));
    return found.filter(({ field }) => field === 'genre').map(({ term }) => term);
  };
}

function jaccard(a: readonly string[], b: readonly string[]): number {
  const both = a.filter((genre) => b.includes(genre)).length;
  return both === 0 ? 0 : both / (a.length + b.length - both);
}
