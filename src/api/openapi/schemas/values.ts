import { Type, type TSchemaOptions } from '../type.ts';

/** The largest DuckDB INTEGER. */
export const INT32_MAX = 2 ** 31 - 1;

/** A type or null, as a list of types; with a union, the serializer would try each in turn. */
export const nullable = <T>(type: 'string' | 'integer', options: TSchemaOptions = {}) =>
  Type.Unsafe<T | null>({ ...options, type: [type, 'null'] });

export const strings = (description?: string) =>
  Type.Unsafe<readonly string[]>(Type.Array(Type.String(), description ? { description } : {}));
