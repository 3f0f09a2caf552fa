import type { FilmTable } from '../../search/table/film-table.ts';
import type { SearchCriteria } from '../../search/search-criteria.ts';
import { ReelatedError } from '../../errors.ts';
import { factorList, PRESETS, type FieldFactors } from '../../similarity/model/presets.ts';
import {
  checkTermFactor,
  type TermFactor,
  type WeightedFilm,
} from '../../similarity/query/question.ts';
import { FIELDS, type Field, type PresetName } from '../../similarity/terms/similarity-fields.ts';
import { asFilmId } from '../../similarity/model/model.ts';
import { knownRow } from '../http/film-params.ts';
import type { SimilarQuestionBody } from '../openapi/schemas/similar.ts';

/** A checked question for films like others; equal ones have equal cursors, however they were asked. */
export interface SimilarQuestion {
  readonly like: readonly Required<WeightedFilm>[];
  readonly unlike: readonly Required<WeightedFilm>[];
  /** Absent: the snapshot's own. */
  readonly factors?: FieldFactors;
  /** In the order of their fields and texts, without factors of 1. */
  readonly terms: readonly TermFactor[];
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
      const { film_id: id, weight = 1 } = typeof film === 'number' ? { film_id: film } : film;
      const filmId = asFilmId(id);
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
    terms: termFactorsOf(body.terms),
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
  checkAt('weights', () => factorList(factors));
  return { factors };
}

/**
 * The factors of terms that a request asks for, as objects or, in an address, as texts such as
 * `person:nm0000704:0`, whose form the schema has checked.
 *
 * @throws {ReelatedError} `request-invalid`
 */
export function termFactorsOf(given: readonly (TermFactor | string)[] = []): readonly TermFactor[] {
  const terms = given.map((one, index) =>
    typeof one === 'string' ? parseTermFactor(one, `terms/${index}`) : one,
  );
  const seen = new Set<string>();
  for (const [index, one] of terms.entries()) {
    const key = keyOf(one);
    checkAt(`terms/${index}`, () => checkTermFactor(one));
    if (seen.has(key)) throw invalid(`terms/${index}`, `names ${key} again; name each term once`);
    seen.add(key);
  }
  return terms
    .filter(({ factor }) => factor !== 1)
    .sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

function keyOf({ field, term }: TermFactor): string {
  return `${field}:${term}`;
}

function parseTermFactor(text: string, path: string): TermFactor {
  const [start, end] = [text.indexOf(':'), text.lastIndexOf(':')];
  const field = knownField(text.slice(0, start), path);
  return { field, term: text.slice(start + 1, end), factor: Number(text.slice(end + 1)) };
}

/** Reads `person:2,title:0.5`, whose form the schema has checked. */
function parseWeights(text: string): FieldWeights {
  const weights: Partial<Record<Field, number>> = {};
  for (const part of text.split(',')) {
    const [name = '', factor] = part.split(':');
    const field = knownField(name, 'weights');
    if (weights[field] !== undefined) throw invalid('weights', `names ${field} twice`);
    weights[field] = Number(factor);
  }
  return weights;
}

function knownField(name: string, path: string): Field {
  const field = FIELDS.find((known) => known === name);
  if (field !== undefined) return field;
  throw invalid(path, `has no field ${name}; there are ${FIELDS.join(', ')}`);
}

/** Tells what a check finds wrong as a fault at a path. */
function checkAt(path: string, check: () => unknown): void {
  try {
    check();
  } catch (error) {
    throw error instanceof ReelatedError ? invalid(path, `: ${error.message}`) : error;
  }
}

function invalid(path: string, message: string): ReelatedError {
  return new ReelatedError('request-invalid', `${path} ${message}`.replace(' :', ':'), {
    data: { criterion: path },
  });
}
