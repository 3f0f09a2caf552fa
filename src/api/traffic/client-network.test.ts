import assert from 'node:assert/strict';
import { BlockList, SocketAddress } from 'node:net';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { clientNetwork } from './client-network.ts';

test('an IPv4 address is its own network, in either notation', () => {
  assert.equal(clientNetwork('192.0.2.1'), '192.0.2.1');
  assert.equal(clientNetwork('::ffff:192.0.2.1'), '192.0.2.1');
  assert.equal(clientNetwork('::FFFF:c000:0201'), '192.0.2.1');
  assert.equal(clientNetwork('0:0:0:0:0:ffff:192.0.2.1'), '192.0.2.1');
});

test('all IPv6 addresses of a /64 are one network, regardless of their spelling', () => {
  const network = clientNetwork('2001:db8:1:1::1');
  assert.equal(clientNetwork('2001:DB8:0001:1:ffff::2'), network);
  assert.equal(clientNetwork('2001:db8:1:1:ffff:ffff:255.255.255.255'), network);
  assert.notEqual(clientNetwork('2001:db8:1:2::1'), network);
  assert.equal(clientNetwork('fe80::1%eth0'), clientNetwork('fe80::2'));
  assert.equal(clientNetwork('::1'), clientNetwork('::'));
});

test('two IPv6 addresses are in one network when the first 64 bits are equal', () => {
  const groups = fc.array(fc.constantFrom('0', '1', 'db8', 'ffff'), {
    minLength: 8,
    maxLength: 8,
  });
  fc.assert(
    fc.property(groups, groups, fc.boolean(), (one, other, isShared) => {
      const second = isShared ? [...one.slice(0, 4), ...other.slice(4)] : other;
      const [a, b] = [one, second].map(
        (list) => new SocketAddress({ address: list.join(':'), family: 'ipv6' }).address,
      );
      assert.ok(a !== undefined && b !== undefined);
      if (a.includes('.') || b.includes('.')) return;
      const network = new BlockList();
      network.addSubnet(a, 64, 'ipv6');
      assert.equal(clientNetwork(a) === clientNetwork(b), network.check(b, 'ipv6'));
    }),
  );
});
