import type { FastifyRequest } from 'fastify';

/**
 * Reads the numbers of an address where the route's schema wants numbers, in plain notation only,
 * `true` and `false` where it wants a boolean, and takes a parameter that is given once for a list
 * of one where it wants a list. Ajv's own coercion takes whatever JavaScript's `Number` takes:
 * `0x10`, an empty text, blanks.
 */
export async function readPlainValues(request: FastifyRequest): Promise<void> {
  const schema = request.routeOptions.schema;
  for (const [part, values] of [
    [schema?.querystring, request.query],
    [schema?.params, request.params],
  ] as const) {
    if (isRecord(part) && isRecord(values)) readValues(part, values);
  }
}

const PLAIN_NUMBER = {
  integer: /^-?(0|[1-9]\d{0,14})$/,
  number: /^-?(0|[1-9]\d{0,14})(\.\d{1,30})?([eE][+-]?\d{1,3})?$/,
} as const;

function readValues(schema: Record<string, unknown>, values: Record<string, unknown>): void {
  const properties = isRecord(schema['properties']) ? schema['properties'] : {};
  for (const [name, value] of Object.entries(values)) {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (typeof value !== 'string' || !isRecord(property)) continue;
    const { type } = property;
    if (type === 'array') values[name] = [value];
    if (type === 'boolean' && /^(true|false)$/.test(value)) values[name] = value === 'true';
    if (type !== 'integer' && type !== 'number') continue;
    if (PLAIN_NUMBER[type].test(value)) values[name] = Number(value);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
