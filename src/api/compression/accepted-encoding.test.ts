import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acceptedEncoding } from './accepted-encoding.ts';

test('the encoding with the highest quality is used, Brotli if there is a tie', () => {
  const cases = {
    'gzip, deflate, br, zstd': 'br',
    'gzip, deflate': 'gzip',
    'br;q=0.5, gzip;q=0.8': 'gzip',
    'GZIP ; Q=0.3': 'gzip',
    'br;q=0, gzip': 'gzip',
    '*': 'br',
    'br;q=0, *;q=0.1': 'gzip',
    'gzip, identity;q=0': 'gzip',
  };
  for (const [header, encoding] of Object.entries(cases)) {
    assert.equal(acceptedEncoding(header), encoding, header);
    assert.equal(acceptedEncoding(header), encoding, `${header}, again`);
  }
});

test('nothing is compressed for clients that do not ask for it', () => {
  for (const header of [
    undefined,
    '',
    'identity',
    'deflate',
    'gzip;q=0',
    'gzip;q=0, br;q=0.0',
    'identity, gzip;q=0.5',
    '*;q=0',
    'x-br, gzipped',
    ',;q=1',
    'gzip;q=nonsense',
  ]) {
    assert.equal(acceptedEncoding(header), undefined, header);
  }
});
