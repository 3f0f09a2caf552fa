import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientNetwork } from '../traffic/client-network.ts';
import { trustedProxies } from './trusted-proxies.ts';

test('addresses and networks are trusted at every hop, in any spelling', () => {
  const isTrusted = trustedProxies(['127.0.0.1', '10.1.2.3/8', '2001:db8::/32', '::1']);
  const trusted = ['127.0.0.1', '::ffff:127.0.0.1', '10.255.0.1', '10.0.0.1:4711'];
  const trustedV6 = ['2001:DB8:1::9', '[2001:db8::1]:80', '[2001:db8::1]', '0:0::1', '::1%lo'];
  for (const address of [...trusted, ...trustedV6]) {
    assert.equal(isTrusted?.(address, 3), true, address);
  }
  const others = [
    '127.0.0.2',
    '11.0.0.1',
    '2001:db9::1',
    '::2',
    '',
    'unknown',
    '10.0.0.1, 1.1.1.1',
  ];
  for (const address of [...others, undefined]) {
    assert.equal(isTrusted?.(address, 0), false, address);
  }
});

test('a number of proxies trusts the last hops, regardless of their addresses', () => {
  const isTrusted = trustedProxies(['2']);
  assert.deepEqual(
    [0, 1, 2, 3].map((hop) => isTrusted?.('192.0.2.1', hop)),
    [true, true, false, false],
  );
});

for (const items of [
  [],
  [''],
  ['0'],
  ['21'],
  ['-1'],
  ['1.5'],
  ['1', '127.0.0.1'],
  ['127.0.0.1', '1'],
  ['127.0.0.256'],
  ['10.0.0.0/33'],
  ['10.0.0.0/'],
  ['10.0.0.0/8/8'],
  ['0.0.0.0/0'],
  ['::/0'],
  ['::1/129'],
  ['localhost'],
  ['true'],
  ['127.0.0.1:80'],
  ['[::1]'],
]) {
  test(`"${items.join()}" names no proxies`, () => {
    assert.equal(trustedProxies(items), undefined);
  });
}

test('a client has one limit, whatever ports a proxy adds to its address', () => {
  assert.equal(clientNetwork('192.0.2.1:4711'), '192.0.2.1');
  assert.equal(clientNetwork('[2001:db8:1:2:3::4]:4711'), '2001:db8:1:2::');
  assert.equal(clientNetwork('[2001:db8:1:2:3::4]'), '2001:db8:1:2::');
});
