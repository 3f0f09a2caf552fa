import { isDeepStrictEqual } from 'node:util';

type Json = null | boolean | number | string | Json[] | JsonObject;
interface JsonObject {
  [key: string]: Json;
}

/** What may hold a `title` that is a value, not a schema's name. */
const VALUES = new Set(['example', 'examples', 'enum', 'const', 'default']);

/**
 * Gives the schemas of an OpenAPI document that bear a title their place in `components`, where
 * readers and generated clients find them by this name; references stand in their stead. The routes
 * themselves keep whole schemas.
 *
 * @throws {Error} when two different schemas bear the same title
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

/** Keeps the fuller of two equal schemas: examples may have been moved beside one of them. */
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
