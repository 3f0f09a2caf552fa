import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostNameIn, isAllowedHost } from './allowed-hosts.ts';

const ALLOWED = new Set(['films.lan', '[2001:db8::1]']);
const isAllowed = (host: string | undefined, at = '192.0.2.7'): boolean =>
  isAllowedHost(host, at, ALLOWED);

test('the machine’s own names, its address and allowed names are let through, with any port', () => {
  for (const host of [
    'localhost',
    'LOCALHOST:8000',
    'localhost.',
    'films.localhost',
    '127.0.0.1:8000',
    '127.9.9.9',
    '[::1]:8000',
    '[0:0:0:0:0:0:0:1]',
    '192.0.2.7',
    '192.0.2.7:80',
    'films.lan',
    'Films.LAN:443',
    'films.lan.',
    '[2001:db8:0::1]:8000',
  ]) {
    assert.ok(isAllowed(host), host);
  }
  assert.ok(isAllowed('192.0.2.7', '::ffff:192.0.2.7'));
  assert.ok(isAllowed('[2001:db8::2]', '2001:db8::2'));
});

test('no other host is, however it is written', () => {
  for (const host of [
    undefined,
    '',
    ':80',
    'evil.example',
    'evil.example:8000',
    '198.51.100.1',
    '[2001:db8::2]',
    'localhost.evil.example',
    'evil-localhost',
    'localhost@evil.example',
    'evil.example/localhost',
    'localhost:80@evil.example',
    'evil.example#localhost',
    'evil.example?films.lan',
    '0.0.0.0',
    '[::]',
    '127.0.0.1.evil.example',
    'films.lan.evil.example',
    'films.lan films.lan',
    'a b',
  ]) {
    assert.equal(isAllowed(host), false, host);
  }
});

test('a host is a name or address in one spelling', () => {
  assert.equal(hostNameIn('Films.LAN:8000'), 'films.lan');
  assert.equal(hostNameIn('::1'), '[::1]');
  assert.equal(hostNameIn('127.1'), '127.0.0.1');
  assert.equal(hostNameIn('http://films.lan'), undefined);
});
