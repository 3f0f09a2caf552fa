/**
 * TypeBox's builders of JSON schemas, as far as the API's schemas use them, under TypeBox's own
 * types. Its module consists of 370 files, nearly all of them about types that are written as text,
 * and loading them took a third of a server's start; `type.test.ts` compares the schemas.
 */
import type { Type as TypeBox } from 'typebox';

export type { Static, TOptional, TSchema, TSchemaOptions } from 'typebox';

type Schema = Readonly<Record<string, unknown>>;

/** TypeBox's own mark of a property that may be missing; it is not in the JSON. */
const OPTIONAL = '~optional';
const ANY_KEY = '^.*$';

const builders = {
  Object: (properties: Readonly<Record<string, object>>, options?: Schema) => {
    const required = Object.keys(properties).filter((name) => !isOptional(properties[name]));
    const isAnyRequired = required.length > 0;
    return { type: 'object', ...(isAnyRequired ? { required } : {}), properties, ...options };
  },
  Array: (items: Schema, options?: Schema) => ({ type: 'array', items, ...options }),
  String: (options?: Schema) => ({ type: 'string', ...options }),
  Integer: (options?: Schema) => ({ type: 'integer', ...options }),
  Number: (options?: Schema) => ({ type: 'number', ...options }),
  Boolean: (options?: Schema) => ({ type: 'boolean', ...options }),
  Null: (options?: Schema) => ({ type: 'null', ...options }),
  Unknown: (options?: Schema) => ({ ...options }),
  Literal: (value: string, options?: Schema) => ({ type: 'string', const: value, ...options }),
  Enum: (values: readonly string[], options?: Schema) => ({ enum: values, ...options }),
  Union: (anyOf: readonly Schema[], options?: Schema) => ({ anyOf, ...options }),
  Record: (_key: Schema, value: Schema, options?: Schema) => ({
    type: 'object',
    patternProperties: { [ANY_KEY]: value },
    ...options,
  }),
  Optional: (schema: Schema) => Object.defineProperty({ ...schema }, OPTIONAL, { value: true }),
  Unsafe: (schema: Schema) => schema,
};

function isOptional(schema: object | undefined): boolean {
  return schema !== undefined && Object.hasOwn(schema, OPTIONAL);
}

/** What the schemas are built with; keys of records are texts, literals are too. */
export const Type = builders as unknown as Pick<typeof TypeBox, keyof typeof builders>;
