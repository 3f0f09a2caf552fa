import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import {
  constants,
  createGunzip,
  crc32,
  deflateRawSync,
  gzipSync,
  type ZlibOptions,
} from 'node:zlib';
import * as fc from 'fast-check';
import { gunzip, GUNZIP_BYTES } from './gunzip.ts';
import { INPUT_BYTES, TEXT_BYTES } from './open-inflate.ts';

const memory = new WebAssembly.Memory({ initial: Math.ceil(GUNZIP_BYTES / 65_536) });

/** What a file unpacks to, or the message why not; it is read in pieces of these lengths. */
function unpacked(file: Uint8Array, pieces: readonly number[] = []): Buffer | string {
  let at = 0;
  let piece = 0;
  const texts: Buffer[] = [];
  try {
    const read = (into: Uint8Array): number => {
      const length = pieces[piece++ % pieces.length] ?? file.length;
      const bytes = file.subarray(at, Math.min(at + length, at + into.length));
      into.set(bytes);
      at += bytes.length;
      return bytes.length;
    };
    for (const text of gunzip(read, memory)) texts.push(Buffer.from(text));
  } catch (error) {
    return (error as Error).message;
  }
  return Buffer.concat(texts);
}

/** The same by Node's zlib, as a stream of pieces. */
async function byZlib(file: Uint8Array): Promise<Buffer | string> {
  const stream = createGunzip();
  stream.end(file);
  try {
    return Buffer.concat(await stream.toArray());
  } catch (error) {
    return (error as Error).message;
  }
}

/** Text as files hold it: words that recur near and far, and noise. */
const words = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.constantFrom('tt0111161\t', 'nm0000151\t', 'actor\n', '\\N\t', 'e'),
    },
    { weight: 2, arbitrary: fc.string({ unit: 'binary' }) },
    { weight: 1, arbitrary: fc.nat(400).map((length) => 'ab'.repeat(length)) },
    { weight: 1, arbitrary: fc.nat(600).map((length) => randomBytes(length).toString('latin1')) },
  ),
  { maxLength: 300 },
);
const content = fc
  .tuple(words, fc.nat(60))
  .map(([parts, times]) => Buffer.from(parts.join('').repeat(times + 1)));
const settings: fc.Arbitrary<ZlibOptions> = fc.record({
  level: fc.nat(9),
  memLevel: fc.integer({ min: 1, max: 9 }),
  windowBits: fc.integer({ min: 9, max: 15 }),
  strategy: fc.constantFrom(
    constants.Z_DEFAULT_STRATEGY,
    constants.Z_FILTERED,
    constants.Z_HUFFMAN_ONLY,
    constants.Z_RLE,
    constants.Z_FIXED,
  ),
});
const member = fc.tuple(content, settings).map(([text, options]) => gzipSync(text, options));
const pieces = fc.array(
  fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 5000 })),
  {
    minLength: 1,
    maxLength: 20,
  },
);

test('unpacks what zlib packed with any settings, in any pieces', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(content, settings), { minLength: 1, maxLength: 3 }),
      pieces,
      (members, cuts) => {
        const file = Buffer.concat(members.map(([text, options]) => gzipSync(text, options)));
        const whole = Buffer.concat(members.map(([text]) => text));
        assert.ok(whole.equals(Buffer.from(unpacked(file, cuts))));
      },
    ),
  );
});

test('unpacks more than fits in the input, the text and their margins', () => {
  const lines = Array.from({ length: 400_000 }, (_, id) => `tt${id}\t${(id * 7919) % 1009}\n`);
  const noise = randomBytes(3 * TEXT_BYTES + 77);
  for (const text of [
    Buffer.from(lines.join('')),
    noise,
    Buffer.alloc(5e6, 'a'),
    Buffer.alloc(5e6, 'abc'),
  ]) {
    for (const level of [0, 1, 6, 9]) {
      const file = gzipSync(text, { level });
      assert.ok(text.equals(Buffer.from(unpacked(file, [INPUT_BYTES - 1, 3, 70_000]))));
    }
  }
  // every distance and length there can be
  const far = Buffer.concat(
    Array.from({ length: 600 }, (_, index) =>
      noise.subarray(index * 7, index * 7 + 32_768 - index),
    ),
  );
  assert.ok(far.equals(Buffer.from(unpacked(gzipSync(far, { level: 9 })))));
});

test('accepts and rejects changed files as zlib does', async () => {
  const change = fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 }));
  await fc.assert(
    fc.asyncProperty(
      member,
      fc.array(change, { minLength: 1, maxLength: 4 }),
      pieces,
      async (file, changes, cuts) => {
        for (const [place, mask] of changes) {
          const at = place % file.length;
          file[at] = (file[at] ?? 0) ^ mask;
        }
        assertAlike(unpacked(file, cuts), await byZlib(file));
      },
    ),
    { numRuns: 500 },
  );
});

test('accepts and rejects any bytes after a header as zlib does', async () => {
  const header = Buffer.from('1f8b08000000000000ff', 'hex');
  // what is stored, of fixed codes, of codes of its own
  const start = fc
    .tuple(fc.constantFrom(0, 1, 2, 3, 4, 5), fc.nat(31))
    .map(([type, rest]) => (rest << 3) | type);
  await fc.assert(
    fc.asyncProperty(start, fc.uint8Array({ maxLength: 400 }), async (first, bytes) => {
      const file = Buffer.concat([header, Uint8Array.of(first), bytes]);
      assertAlike(unpacked(file), await byZlib(file));
    }),
    { numRuns: 2000 },
  );
});

test('a file that is cut anywhere is refused as cut off', () => {
  fc.assert(
    fc.property(member, fc.nat(), pieces, (file, place, cuts) => {
      assert.equal(unpacked(file.subarray(0, place % file.length), cuts), 'unexpected end of file');
    }),
    { numRuns: 300 },
  );
});

test('reads every kind of header, and says what is wrong with one', async () => {
  const text = Buffer.from('tconst\n');
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(text));
  trailer.writeUInt32LE(text.length, 4);
  const body = [deflateRawSync(text), trailer];
  const file = (header: string): Buffer => Buffer.concat([Buffer.from(header, 'latin1'), ...body]);
  const plain = '\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff';
  const full = '\x1f\x8b\x08\x1e\x01\x02\x03\x04\x00\xff\x03\x00abcname\x00comment\x00';
  const checksum = crc32(Buffer.from(full, 'latin1'));
  const checked = `${full}${String.fromCharCode(checksum & 255, (checksum >>> 8) & 255)}`;
  const both = Buffer.concat([file(plain), file(checked)]);
  for (const good of [file(plain), file(checked), both]) {
    assert.match(unpacked(good).toString(), good === both ? /^(tconst\n){2}$/ : /^tconst\n$/);
    assertAlike(unpacked(good), await byZlib(good));
  }
  const zeros = Buffer.concat([file(plain), Buffer.alloc(9), Buffer.from('what follows')]);
  assert.equal(unpacked(zeros).toString(), 'tconst\n');
  const bad = {
    'incorrect header check': file(plain).subarray(1),
    'unknown compression method': file(plain.replace('\x08', '\x07')),
    'unknown header flags set': file(plain.replace('\x08\x00', '\x08\x20')),
    'header crc mismatch': file(`${full}xy`),
    'unexpected end of file': Buffer.alloc(0),
  };
  for (const [message, bytes] of Object.entries(bad)) {
    assert.equal(unpacked(bytes), message);
    if (bytes.length > 0) assert.equal(await byZlib(bytes), message);
  }
  assert.equal(
    unpacked(Buffer.concat([file(plain), Buffer.from('and so on')])),
    'incorrect header check',
  );
});

test('says whether other bytes follow the last member', () => {
  const follows = (file: Buffer): boolean => {
    let at = 0;
    const run = gunzip((into) => {
      const bytes = file.subarray(at, at + Math.min(into.length, 7));
      into.set(bytes);
      at += bytes.length;
      return bytes.length;
    }, memory);
    for (let step = run.next(); ; step = run.next()) if (step.done === true) return step.value;
  };
  const whole = gzipSync('tconst\n');
  assert.equal(follows(whole), false);
  assert.equal(follows(Buffer.concat([whole, whole])), false);
  for (const rest of ['\0', '\0'.repeat(100), '\0and so on']) {
    assert.equal(follows(Buffer.concat([whole, Buffer.from(rest)])), true, JSON.stringify(rest));
  }
});

/** The same text or, of an error, both one; in damage near the end we may say that it is cut off. */
function assertAlike(ours: Buffer | string, theirs: Buffer | string): void {
  if (typeof ours === 'string' && ours === 'unexpected end of file') {
    assert.equal(typeof theirs, 'string');
  } else assert.deepEqual(ours, theirs);
}
