/**
 * Apache Thrift's compact protocol, as far as the headers and footer of a parquet file need it.
 *
 * @see https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md
 */

/** A value with its type; a struct's fields go by their numbers, ascending. */
export type Thrift =
  | { readonly i32: number }
  | { readonly i64: number }
  | { readonly bytes: Uint8Array }
  | { readonly struct: ThriftFields }
  | { readonly list: readonly Thrift[] };

export type ThriftFields = Readonly<Record<number, Thrift>>;

/** The bytes of a struct. */
export function thriftBytes(fields: ThriftFields): Uint8Array {
  const bytes: number[] = [];
  putStruct(bytes, fields);
  return Uint8Array.from(bytes);
}

export function thriftText(text: string): Thrift {
  return { bytes: Buffer.from(text) };
}

function putStruct(bytes: number[], fields: ThriftFields): void {
  let last = 0;
  for (const [key, value] of Object.entries(fields)) {
    const field = Number(key);
    bytes.push(((field - last) << 4) | typeOf(value));
    put(bytes, value);
    last = field;
  }
  bytes.push(0);
}

function typeOf(value: Thrift): number {
  if ('i32' in value) return 5;
  if ('i64' in value) return 6;
  if ('bytes' in value) return 8;
  return 'list' in value ? 9 : 12;
}

function put(bytes: number[], value: Thrift): void {
  if ('i32' in value) putVarint(bytes, zigzag(value.i32));
  else if ('i64' in value) putVarint(bytes, zigzag(value.i64));
  else if ('struct' in value) putStruct(bytes, value.struct);
  else if ('bytes' in value) {
    putVarint(bytes, value.bytes.length);
    for (const byte of value.bytes) bytes.push(byte);
  } else putList(bytes, value.list);
}

function putList(bytes: number[], list: readonly Thrift[]): void {
  const type = list[0] === undefined ? 5 : typeOf(list[0]);
  if (list.length < 15) bytes.push((list.length << 4) | type);
  else {
    bytes.push(0xf0 | type);
    putVarint(bytes, list.length);
  }
  for (const item of list) put(bytes, item);
}

/** Up to 2^52: by division, as shifts end at 32 bits. */
function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

/** Appends a number of at least 0, seven bits a byte. */
export function putVarint(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
}
