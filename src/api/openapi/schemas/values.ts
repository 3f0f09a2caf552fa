import { Type, type TSchemaOptions } from 'typebox';

/** The greatest DuckDB INTEGER. */
export const INT32_MAX = 2 ** 31 - 1;

/** A type or null, as a list of types: a union would make the serializer try each one in turn. */
export const nullable = <T>(type: 'string' | 'integer', options: TSchemaOptions = {}) =>
  Type.Unsafe<T | null>({ ...options, type: [type, 'null'] });

export const strings = (description?: string) =>
  Type.Unsafe<readonly string[]>(Type.Array(Type.String(), description ? { description } : {}));
