import type { FilmTable } from '../database/film-table.ts';
import type { SearchCriteria } from '../database/search-criteria.ts';
import { ReelatedError } from '../errors.ts';
import { factorList, PRESETS, type FieldFactors, type PresetName } from '../similarity/presets.ts';
import type { WeightedFilm } from '../similarity/query/question.ts';
import { FIELDS, type Field } from '../similarity/terms.ts';
import { knownRow } from './film-params.ts';
import type { SimilarQuestionBody } from './schemas/similar.ts';

/** A checked question for films like others; equal ones have equal cursors, however they were asked. */
export interface SimilarQuestion {
  readonly like: readonly Required<WeightedFilm>[];
  readonly unlike: readonly Required<WeightedFilm>[];
  /** Absent: the snapshot's own. */
  readonly factors?: FieldFactors;
  readonly criteria: SearchCriteria;
  readonly threshold: number;
  /** 0 for the order by similarity. */
  readonly diversity: number;
}

/** Which part of the answer is wanted, and with what. */
export interface SimilarPage {
  readonly limit?: number;
  readonly cursor?: string;
  readonly explain?: boolean;
}

type FieldWeights = Readonly<Partial<Record<Field, number>>>;

/** How films are to be compared, as a request says it. */
export interface ComparedBy {
  readonly preset?: PresetName;
  /** By field, or as the text `person:2,title:0.5` of an address. */
  readonly weights?: FieldWeights | string;
}

/**
 * Checks what the schema of the body cannot: that films exist and are named once, and that weights
 * make a comparison.
 *
 * @throws {ReelatedError} `request-invalid`, `film-unknown`, each with the path of the fault
 */
export function questionOf(films: FilmTable, body: SimilarQuestionBody): SimilarQuestion {
  const { like, unlike = [], filter = {}, threshold = 0, diversity = 0 } = body;
  const seen = new Set<number>();
  const named = (list: 'like' | 'unlike', given: SimilarQuestionBody['like']) =>
    given.map((film, index) => {
      const { film_id: filmId, weight = 1 } = typeof film === 'number' ? { film_id: film } : film;
      const path = `${list}/${index}`;
      knownRow(films, filmId, path);
      if (seen.has(filmId)) throw invalid(path, `names film ${filmId} again; name each film once`);
      seen.add(filmId);
      return { filmId, weight };
    });
  return {
    like: named('like', like),
    unlike: named('unlike', unlike),
    ...factorsOf(body),
    criteria: filter,
    threshold,
    diversity,
  };
}

/**
 * The factors that a request asks for; none for the snapshot's own.
 *
 * @throws {ReelatedError} `request-invalid`
 */
export function factorsOf({ preset, weights }: ComparedBy): { readonly factors?: FieldFactors } {
  if (weights === undefined) return preset === undefined ? {} : { factors: PRESETS[preset] };
  if (preset !== undefined) throw invalid('preset', 'excludes weights; leave one of them out');
  const factors = typeof weights === 'string' ? parseWeights(weights) : weights;
  try {
    factorList(factors);
  } catch (error) {
    throw error instanceof ReelatedError ? invalid('weights', `: ${error.message}`) : error;
  }
  return { factors };
}

/** Reads `person:2,title:0.5`, whose form the schema has checked. */
function parseWeights(text: string): FieldWeights {
  const weights: Partial<Record<Field, number>> = {};
  for (const part of text.split(',')) {
    const [name = '', factor] = part.split(':');
    const field = FIELDS.find((known) => known === name);
    if (field === undefined) {
      throw invalid('weights', `has no field ${name}; there are ${FIELDS.join(', ')}`);
    }
    if (weights[field] !== undefined) throw invalid('weights', `names ${field} twice`);
    weights[field] = Number(factor);
  }
  return weights;
}

function invalid(path: string, message: string): ReelatedError {
  return new ReelatedError('request-invalid', `${path} ${message}`.replace(' :', ':'), {
    data: { criterion: path },
  });
}
