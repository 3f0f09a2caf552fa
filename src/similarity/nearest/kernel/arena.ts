/** Named arrays in one WebAssembly memory: planned first, then laid out, each on its own cache lines. */

type ArrayType =
  | Uint16ArrayConstructor
  | Uint32ArrayConstructor
  | Float32ArrayConstructor
  | Float64ArrayConstructor;

/** For each array its type and length. */
export type Plan = Readonly<Record<string, readonly [type: ArrayType, length: number]>>;

/** For each array its address. */
export type Addresses<P extends Plan> = Readonly<Record<keyof P, number>>;

/** The arrays themselves. */
export type Arrays<P extends Plan> = {
  readonly [Name in keyof P]: InstanceType<P[Name][0]>;
};

const LINE_BYTES = 64;
export const PAGE_BYTES = 65_536;
/** What a WebAssembly memory can hold: 4 GiB. */
export const MAX_PAGES = 65_536;

/** Lays out the arrays from `start` on; `end` is the first address after them. */
export function layOut<P extends Plan>(
  plan: P,
  start: number,
): { readonly addresses: Addresses<P>; readonly end: number } {
  let end = start;
  const addresses: Record<string, number> = {};
  for (const [name, [type, length]] of Object.entries(plan)) {
    addresses[name] = end;
    // Vector reads may go beyond the end of an array.
    const bytes = length * type.BYTES_PER_ELEMENT + LINE_BYTES;
    end += Math.ceil(bytes / LINE_BYTES) * LINE_BYTES;
  }
  return { addresses: addresses as Addresses<P>, end };
}

/** The arrays as views of a memory that is large enough for them. */
export function arraysOf<P extends Plan>(
  plan: P,
  addresses: Addresses<P>,
  memory: WebAssembly.Memory,
): Arrays<P> {
  const arrays = Object.entries(plan).map(([name, [type, length]]) => [
    name,
    new type(memory.buffer, addresses[name], length),
  ]);
  return Object.fromEntries(arrays) as Arrays<P>;
}

/** An index's array of 32 bits as floats. */
export function float32s({ buffer, byteOffset, length }: Uint32Array): Float32Array {
  return new Float32Array(buffer, byteOffset, length);
}

/** The same array as signed integers, which engines keep in registers; unsigned ones become floats. */
export function int32s({ buffer, byteOffset, length }: Uint32Array): Int32Array {
  return new Int32Array(buffer, byteOffset, length);
}
