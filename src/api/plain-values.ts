import type { FastifyInstance } from 'fastify';

/**
 * Reads the numbers of an address where the route's schema wants numbers, in plain notation only,
 * `true` and `false` where it wants a boolean, and takes a parameter that is given once for a list
 * of one where it wants a list. Ajv's own coercion takes whatever JavaScript's `Number` takes:
 * `0x10`, an empty text, blanks.
 */
export function readPlainValues(app: FastifyInstance): void {
  app.addHook('preValidation', ({ query, params, routeOptions: { schema } }, _reply, done) => {
    readValues(schema?.querystring, query);
    readValues(schema?.params, params);
    done();
  });
}

const PLAIN_NUMBER = {
  integer: /^-?(0|[1-9]\d{0,14})$/,
  number: /^-?(0|[1-9]\d{0,14})(\.\d{1,30})?([eE][+-]?\d{1,3})?$/,
} as const;

function readValues(schema: unknown, values: unknown): void {
  if (!isRecord(schema) || !isRecord(values)) return;
  const properties = isRecord(schema['properties']) ? schema['properties'] : {};
  for (const name of Object.keys(values)) {
    const value = values[name];
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
