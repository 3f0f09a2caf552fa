import type { FastifyInstance, preValidationHookHandler } from 'fastify';
import { ReelatedError } from '../../errors.ts';
import { PAGES } from '../../web/pages.ts';
import { prefersHtml } from './accept.ts';

/** The routes of the web app's pages, some of which answer programs as well. */
const PAGE_ROUTES: ReadonlySet<string> = new Set(
  PAGES.map(({ path }) => path.replaceAll('$', ':')),
);

/**
 * Converts the parameters of a URL to the types in the route's schema: numbers in plain notation,
 * `true` and `false`, lists of these, and a single parameter to a list of one. Ajv's own coercion
 * accepts whatever JavaScript's `Number` does: `0x10`, an empty string, spaces.
 */
export function readPlainValues(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    const inQuery = convertedProperties(route.schema?.querystring);
    const inPath = convertedProperties(route.schema?.params);
    const isPage = PAGE_ROUTES.has(route.url);
    const convert: preValidationHookHandler = ({ url, query, params, headers }, reply, done) => {
      const broken = brokenParameter(url);
      if (broken !== undefined && isPage && prefersHtml(headers.accept)) {
        // the page passes over what it cannot read
        reply.code(400);
      } else if (broken !== undefined) {
        done(
          new ReelatedError('request-invalid', `${broken} is not valid percent-encoded UTF-8`, {
            data: { criterion: broken },
          }),
        );
        return;
      }
      readValues(inQuery, query);
      readValues(inPath, params);
      done();
    };
    route.preValidation = [convert, ...[route.preValidation ?? []].flat()];
  });
}

/** The name of a parameter with invalid UTF-8, which the parser would accept unchanged. */
function brokenParameter(url: string): string | undefined {
  const start = url.indexOf('?');
  if (start === -1 || !url.includes('%', start)) return undefined;
  return url
    .slice(start + 1)
    .split('&')
    .find((parameter) => !isDecodable(parameter))
    ?.split('=')[0];
}

function isDecodable(text: string): boolean {
  try {
    // a percent sign that starts no escape means itself
    decodeURIComponent(text.replaceAll(/%(?![0-9a-f]{2})/gi, '%25'));
    return true;
  } catch {
    return false;
  }
}

const PLAIN_NUMBER = {
  // 5.0 is an integer, as it is in a JSON body
  integer: /^-?(0|[1-9]\d{0,14})(\.0{1,30})?$/,
  number: /^-?(0|[1-9]\d{0,14})(\.\d{1,30})?([eE][+-]?\d{1,3})?$/,
} as const;

type Property = Readonly<Record<string, unknown>>;
type Properties = ReadonlyMap<string, Property>;

/** The properties of a schema that are no plain text. */
function convertedProperties(schema: unknown): Properties {
  const properties = isRecord(schema) && isRecord(schema['properties']) ? schema['properties'] : {};
  return new Map(
    Object.entries(properties).flatMap(([name, property]) =>
      isRecord(property) && property['type'] !== 'string' ? [[name, property]] : [],
    ),
  );
}

function readValues(properties: Properties, values: unknown): void {
  if (properties.size === 0 || !isRecord(values)) return;
  for (const name of Object.keys(values)) {
    const property = properties.get(name);
    if (property !== undefined) values[name] = plainValue(property, values[name]);
  }
}

/** The value of a text where a schema expects another type; unchanged if it cannot be converted. */
function plainValue({ type, items }: Property, value: unknown): unknown {
  if (type === 'array') {
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    return isRecord(items) ? list.map((item) => plainValue(items, item)) : list;
  }
  if (typeof value !== 'string') return value;
  if (type === 'boolean' && /^(true|false)$/.test(value)) return value === 'true';
  const isNumber = (type === 'integer' || type === 'number') && PLAIN_NUMBER[type].test(value);
  return isNumber ? Number(value) : value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
