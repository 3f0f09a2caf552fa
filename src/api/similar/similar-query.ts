import type { FilmTable } from '../../search/table/film-table.ts';
import type { SearchCriteria } from '../../search/search-criteria.ts';
import { ReelatedError } from '../../errors.ts';
import { factorList, presetFor, type FieldFactors } from '../../similarity/model/presets.ts';
import {
  checkTermFactor,
  type TermFactor,
  type WeightedFilm,
} from '../../similarity/query/query.ts';
import type { PresetName } from '../../similarity/terms/preset-choices.ts';
import { FIELDS, type Field } from '../../similarity/terms/similarity-fields.ts';
import { asFilmId } from '../../similarity/model/model.ts';
import { knownRow } from '../http/film-params.ts';
import type { SimilarQueryBody } from '../openapi/schemas/similar.ts';

/** A validated query for similar films; equal queries have equal cursors, by body or by URL. */
export interface SimilarQuery {
  readonly like: readonly Required<WeightedFilm>[];
  readonly unlike: readonly Required<WeightedFilm>[];
  /** Whose exponents scale the weights; absent: that of the snapshot. */
  readonly preset?: PresetName;
  /** Absent: those of the snapshot. */
  readonly factors?: FieldFactors;
  /** Sorted by field and term, without factors of 1. */
  readonly terms: readonly TermFactor[];
  readonly criteria: SearchCriteria;
  readonly threshold: number;
  /** 0: ordered by similarity alone. */
  readonly diversity: number;
}

/** The requested part of the results. */
export interface SimilarPage {
  readonly limit?: number;
  readonly cursor?: string;
  readonly explain?: boolean;
}

type FieldWeights = Readonly<Record<Field, number>>;

/** How a request wants films to be compared. */
interface ComparedBy {
  readonly preset?: PresetName;
  /** By field, or as text in a URL: `person:2,title:0.5`. */
  readonly weights?: FieldWeights | string;
}

/** How films are compared for a request. */
export type ComparedWith = Pick<SimilarQuery, 'preset' | 'factors'>;

/**
 * The query in a body. Checks what the schema cannot: that the films exist and are listed once, and
 * that the weights are valid together.
 *
 * @throws {ReelatedError} `request-invalid`, `film-unknown`, each with the path of the invalid field
 */
export function similarQueryOf(
  films: FilmTable,
  body: SimilarQueryBody,
  fields: readonly Field[] = FIELDS,
): SimilarQuery {
  const { like, unlike = [], filter = {}, threshold = 0, diversity = 0 } = body;
  const seen = new Set<number>();
  const named = (list: 'like' | 'unlike', given: SimilarQueryBody['like']) =>
    given.map((film, index) => {
      const { film_id: id, weight = 1 } = typeof film === 'number' ? { film_id: film } : film;
      const filmId = asFilmId(id);
      const path = `${list}/${index}`;
      knownRow(films, filmId, path);
      if (seen.has(filmId)) throw invalid(path, `repeats film ${filmId}; list each film once`);
      seen.add(filmId);
      return { filmId, weight };
    });
  return {
    like: named('like', like),
    unlike: named('unlike', unlike),
    ...factorsOf(body, fields),
    terms: termFactorsOf(body.terms, fields),
    criteria: filter,
    threshold,
    diversity,
  };
}

/**
 * The preset of a request, and the factors of fields: its own weights, or else those of its preset;
 * none for those of the snapshot.
 *
 * @throws {ReelatedError} `request-invalid`
 */
export function factorsOf(
  { preset, weights }: ComparedBy,
  fields: readonly Field[] = FIELDS,
): ComparedWith {
  if (weights === undefined) {
    return preset ? { preset, factors: presetFor(preset, fields).factors } : {};
  }
  const isText = typeof weights === 'string';
  const factors = isText ? parseWeights(weights) : weights;
  for (const name of Object.keys(factors)) {
    checkField(name, fields, isText ? 'weights' : `weights/${name}`);
  }
  checkAt('weights', () => factorList(factors, fields));
  return { ...(preset && { preset }), factors };
}

/**
 * The factors of terms in a request: objects or, in a URL, texts such as `person:nm0000704:0`, whose
 * form the schema has checked.
 *
 * @throws {ReelatedError} `request-invalid`
 */
export function termFactorsOf(
  given: readonly (TermFactor | string)[] = [],
  fields: readonly Field[] = FIELDS,
): readonly TermFactor[] {
  const terms = given.map((one) => (typeof one === 'string' ? parseTermFactor(one) : one));
  const seen = new Set<string>();
  for (const [index, one] of terms.entries()) {
    const key = keyOf(one);
    const isText = typeof given[index] === 'string';
    checkField(one.field, fields, isText ? `terms/${index}` : `terms/${index}/field`);
    checkAt(`terms/${index}`, () => checkTermFactor(one));
    if (seen.has(key)) throw invalid(`terms/${index}`, `repeats ${key}; list each term once`);
    seen.add(key);
  }
  return terms
    .filter(({ factor }) => factor !== 1)
    .sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

function keyOf({ field, term }: TermFactor): string {
  return `${field}:${term}`;
}

function parseTermFactor(text: string): TermFactor {
  const [start, end] = [text.indexOf(':'), text.lastIndexOf(':')];
  return {
    field: text.slice(0, start),
    term: text.slice(start + 1, end),
    factor: Number(text.slice(end + 1)),
  };
}

/** Reads `person:2,title:0.5`, whose form the schema has checked. */
function parseWeights(text: string): FieldWeights {
  const weights: Record<Field, number> = {};
  for (const part of text.split(',')) {
    const [field = '', factor] = part.split(':');
    if (Object.hasOwn(weights, field)) throw invalid('weights', `has ${field} twice`);
    weights[field] = Number(factor);
  }
  return weights;
}

function checkField(name: string, fields: readonly Field[], path: string): void {
  if (fields.includes(name)) return;
  throw invalid(path, `: unknown field ${name}; the fields are ${fields.join(', ')}`);
}

/** Runs a check, and reports what it finds as an error at a path. */
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
