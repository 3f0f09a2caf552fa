import { isDeepStrictEqual } from 'node:util';

type Json = null | boolean | number | string | Json[] | JsonObject;
interface JsonObject {
  [key: string]: Json;
}

/** Keywords whose values may have a `title` that is not the name of a schema. */
const VALUES = new Set(['example', 'examples', 'enum', 'const', 'default']);

/**
 * Moves the schemas of an OpenAPI document that have a title to `components`, under this name, and
 * replaces them by references, so that each is documented once and generated clients have a type
 * for it. The routes themselves keep complete schemas.
 *
 * @throws {Error} when two different schemas have the same title
 */
export function nameSchemas<Document extends object>(document: Document): Document {
  const { paths, ...rest } = structuredClone(document) as Document & { paths: Json };
  const schemas = new Map<string, JsonObject>();
  const shortPaths = withReferences(paths, schemas);
  const sorted = [...schemas].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    ...rest,
    components: { schemas: Object.fromEntries(sorted) },
    paths: shortPaths,
  } as unknown as Document;
}

function withReferences(value: Json, schemas: Map<string, JsonObject>): Json {
  if (Array.isArray(value)) return value.map((item) => withReferences(item, schemas));
  if (typeof value !== 'object' || value === null) return value;
  const { title: name, ...parts } = value;
  const schema = Object.fromEntries(
    Object.entries(typeof name === 'string' ? parts : value).map(([key, part]) => [
      key,
      VALUES.has(key) ? part : withReferences(part, schemas),
    ]),
  );
  if (typeof name !== 'string') return schema;
  add(name, schema, schemas);
  return { $ref: `#/components/schemas/${name}` };
}

/** Keeps the one with examples of two equal schemas. */
function add(name: string, schema: JsonObject, schemas: Map<string, JsonObject>): void {
  const known = schemas.get(name);
  if (
    known !== undefined &&
    !isDeepStrictEqual({ ...known, examples: [] }, { ...schema, examples: [] })
  ) {
    throw new Error(`two different schemas are called ${name}`);
  }
  if (known?.['examples'] === undefined) schemas.set(name, schema);
}
