import { Option } from 'commander';
import { number, readValue, Unfit } from '../../config/config-values.ts';
import { UsageError } from '../../errors.ts';
import type { FieldFactors } from '../../similarity/model/presets.ts';

const FLAG = '--weight';
/** The bounds of the API. */
const LEAST = 1e-9;
const MOST = 1e9;

/** The option that sets the weight of a field; it can be repeated. */
export function weightOption(): Option {
  return new Option(
    `${FLAG} <field=number>`,
    'how much a field counts, such as plot=0 or director=2; can be repeated, the other fields keep the weights of the preset',
  ).argParser((value: string, before?: readonly string[]) => [...(before ?? []), value]);
}

/**
 * The weights among the options of a command; undefined when there are none.
 *
 * @throws {UsageError} `config-invalid`
 */
export function weightsFrom(options: Readonly<Record<string, unknown>>): FieldFactors | undefined {
  const given = options['weight'];
  if (given === undefined) return undefined;
  const texts = [given].flat();
  return Object.fromEntries(texts.map((text) => readValue(readWeight, FLAG, text)));
}

function readWeight(value: unknown): readonly [string, number] {
  const [, field = '', factor = ''] =
    /^([a-z][a-z0-9_-]*)=(.+)$/.exec(typeof value === 'string' ? value : '') ?? [];
  if (field === '') throw new Unfit('a field and a number, such as director=2');
  const weight = number(0, MOST)(factor);
  if (weight > 0 && weight < LEAST) throw new Unfit(`0, or a number of at least ${LEAST}`);
  return [field, weight];
}

/**
 * The weights of a preset, with those given in their place.
 *
 * @param fields the fields of the films that are compared
 * @throws {UsageError} `config-invalid` for a field that there is not, or when nothing counts
 */
export function weightsOver(
  preset: FieldFactors,
  given: FieldFactors,
  fields: readonly string[],
): FieldFactors {
  const unknown = Object.keys(given).find((field) => !fields.includes(field));
  if (unknown !== undefined) {
    throw invalid(`unknown field ${unknown}; the fields are ${fields.join(', ')}`);
  }
  const weights = { ...preset, ...given };
  if (Object.values(weights).every((weight) => weight === 0)) {
    throw invalid('every field has the weight 0; give one of them more');
  }
  return weights;
}

function invalid(why: string): UsageError {
  return new UsageError('config-invalid', `${FLAG}: ${why}`, { data: { option: FLAG } });
}
