import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kindOfAddress, refusePrivate } from './private-address.ts';
import { TransferFault } from './transfer-fault.ts';

test('addresses are public, private, of this machine or link-local', () => {
  const kinds = (addresses: readonly string[]) => addresses.map(kindOfAddress);
  assert.deepEqual(
    kinds(['93.184.216.34', '11.0.0.1', '172.32.0.1', '2606:2800::1']),
    [0, 0, 0, 0],
  );
  assert.deepEqual(kinds(['10.1.2.3', '172.16.0.1', '192.168.1.1', 'fd00::1']), [1, 1, 1, 1]);
  assert.deepEqual(
    kinds(['127.0.0.1', '127.9.9.9', '0.0.0.0', '::1', '::ffff:127.0.0.1']),
    [2, 2, 2, 2, 2],
  );
  assert.deepEqual(kinds(['169.254.169.254', 'fe80::1', '::ffff:169.254.169.254']), [3, 3, 3]);
});

for (const [from, to, kind] of [
  ['http://93.184.216.34/x', 'http://169.254.169.254/latest', 'link-local'],
  ['http://93.184.216.34/x', 'http://10.0.0.1/', 'private'],
  ['http://93.184.216.34/x', 'http://localhost:8000/', 'loopback'],
  ['http://93.184.216.34/x', 'http://[::1]/', 'loopback'],
  ['http://93.184.216.34/x', 'http://2130706433/', 'loopback'],
  ['http://93.184.216.34/x', 'http://[::ffff:7f00:1]/', 'loopback'],
  ['http://10.0.0.1/x', 'http://127.0.0.1/', 'loopback'],
  ['http://127.0.0.1/x', 'http://169.254.169.254/', 'link-local'],
] as const) {
  test(`a redirect from ${from} to ${to} is refused`, async () => {
    await assert.rejects(refusePrivate([from, 'http://93.184.216.35/'], to), (error) => {
      assert.ok(error instanceof TransferFault && error.retry === 'never');
      assert.match(
        error.message,
        new RegExp(`which is a ${kind} address; .* --private-redirects$`),
      );
      return true;
    });
  });
}

test('a redirect to an address that is as public is followed', async () => {
  for (const [from, to] of [
    ['http://93.184.216.34/', 'http://93.184.216.35/'],
    ['http://127.0.0.1/', 'http://localhost/'],
    ['http://127.0.0.1/', 'http://10.0.0.1/'],
    ['http://10.0.0.1/', 'http://192.168.0.1/'],
    ['http://10.0.0.1/', 'http://93.184.216.34/'],
    ['http://93.184.216.34/', 'http://no-such-host.invalid/'],
  ] as const) {
    await refusePrivate([from], to);
  }
});
