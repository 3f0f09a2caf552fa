import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unfit } from './config-values.ts';
import { basePath, origins, proxies, publicUrl } from './proxy-values.ts';

test('what is accepted has one spelling', () => {
  assert.deepEqual(proxies('127.0.0.1, 10.0.0.0/8'), ['127.0.0.1', '10.0.0.0/8']);
  assert.deepEqual(proxies(['::1']), ['::1']);
  assert.deepEqual(proxies('1'), ['1']);
  assert.deepEqual(proxies(1), ['1']);
  assert.equal(basePath('reelated/'), '/reelated');
  assert.equal(basePath('/'), '');
  assert.equal(publicUrl('HTTPS://Films.example:443/reelated/'), 'https://films.example/reelated');
  assert.equal(publicUrl('http://[2001:db8::1]:8080/'), 'http://[2001:db8::1]:8080');
  assert.deepEqual(origins('https://films.example/, http://localhost:5173'), [
    'https://films.example',
    'http://localhost:5173',
  ]);
});

const REFUSED: readonly (readonly [(value: unknown) => unknown, readonly unknown[]])[] = [
  [proxies, ['', 'localhost', '0.0.0.0/0', '10.0.0.0/40', '0', 99, true, ['127.0.0.1', 7]]],
  [basePath, ['', '/a/../b', '/a b', '/%61', '/a?b', 'https://films.example/', 7, '/<b>']],
  [
    publicUrl,
    [
      '',
      'films.example',
      'ftp://films.example',
      'https://films.example/a b',
      'https://films.example/?a',
      'https://films.example/#a',
      'https://user:secret@films.example/',
      'https://',
    ],
  ],
  [origins, ['', '*', 'null', 'films.example', 'https://films.example/path', 'file:///', [7]]],
];

for (const [read, values] of REFUSED) {
  for (const value of values) {
    test(`${JSON.stringify(value)} is refused as ${read.name}`, () => {
      assert.throws(() => read(value), Unfit);
    });
  }
}
