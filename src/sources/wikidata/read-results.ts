import { TransferFault } from '../download/transfer-fault.ts';
import { isObject, type Fields } from '../services/json-fields.ts';
import { ITEM } from './properties.ts';

/** Property, value and label as Wikidata has them; the label is empty if missing. */
export type FoundStatement = readonly [property: string, value: string, label: string];

const ENTITY = /^https?:\/\/www\.wikidata\.org\/entity\//;
/** A value that somebody knows exists, but not what it is. */
const UNKNOWN_VALUE = /^https?:\/\/www\.wikidata\.org\/\.well-known\/genid\//;
/** Longer texts are wrong; what is kept of them shows that they were too long. */
const LONGEST_TEXT = 1000;

/**
 * The statements about each film that was asked about, none for those that Wikidata does not know,
 * from results as JSON (https://www.w3.org/TR/sparql11-results-json/). Two items with the same IMDb
 * id count as one film.
 *
 * @throws TransferFault when the JSON is anything else
 */
export function readResults(
  json: unknown,
  asked: readonly string[],
): ReadonlyMap<string, readonly FoundStatement[]> {
  const found = new Map<string, FoundStatement[]>(asked.map((tconst) => [tconst, []]));
  for (const binding of bindingsOf(json)) {
    const [imdb, property] = [termOf(binding, 'imdb'), termOf(binding, 'property')];
    const [value, label] = [termOf(binding, 'value'), termOf(binding, 'label')];
    if (imdb === undefined || property === undefined || value === undefined) throw foreign();
    const film = termOf(binding, 'film')?.value.replace(ENTITY, '');
    const statements = found.get(imdb.value);
    if (film !== undefined && !statements?.some(([name, item]) => name === ITEM && item === film)) {
      statements?.push([ITEM, clipped(film), '']);
    }
    if (value.type === 'bnode' || UNKNOWN_VALUE.test(value.value)) continue;
    statements?.push([
      clipped(property.value),
      clipped(value.value.replace(ENTITY, '')),
      clipped(label?.value ?? ''),
    ]);
  }
  return found;
}

/** Whether a value is what {@link readResults} gives for a film. */
export function isFoundStatements(value: unknown): value is readonly FoundStatement[] {
  return Array.isArray(value) && value.every(isFoundStatement);
}

function isFoundStatement(value: unknown): boolean {
  return (
    Array.isArray(value) && value.length === 3 && value.every((text) => typeof text === 'string')
  );
}

interface Term {
  readonly type: string;
  readonly value: string;
}

function bindingsOf(json: unknown): readonly Fields[] {
  const { results } = isObject(json) ? json : {};
  const { bindings } = isObject(results) ? results : {};
  if (!Array.isArray(bindings) || !bindings.every(isObject)) throw foreign();
  return bindings;
}

function termOf(binding: Fields, name: string): Term | undefined {
  const term = binding[name];
  if (term === undefined) return undefined;
  const { type, value } = isObject(term) ? term : {};
  if (typeof type !== 'string' || typeof value !== 'string') throw foreign();
  return { type, value };
}

function clipped(text: string): string {
  return text.slice(0, LONGEST_TEXT);
}

function foreign(): TransferFault {
  return new TransferFault('the response is not the result of the SPARQL query', 'later');
}
