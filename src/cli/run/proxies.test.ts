import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { UsageError } from '../../errors.ts';
import { useProxies } from './proxies.ts';

/** A server with a file, and a proxy that connects everything to it; what the proxy was asked for. */
async function proxied(t: TestContext) {
  const server = createServer((request, response) => response.end(request.url));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const asked: string[] = [];
  const proxy = createServer();
  proxy.on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    const tunnel = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connected\r\n\r\n');
      tunnel.pipe(socket).pipe(tunnel);
    });
  });
  await once(proxy.listen(0, '127.0.0.1'), 'listening');
  t.after(() => {
    for (const one of [server, proxy]) {
      one.close();
      one.closeAllConnections();
    }
  });
  const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  return { asked, address, direct: `http://127.0.0.1:${port}/direct` };
}

const textOf = async (url: string): Promise<string> => (await fetch(url)).text();

test('downloads go through the proxy, except to hosts without one', async (t) => {
  const { asked, address, direct } = await proxied(t);
  {
    using _proxies = await useProxies({
      http_proxy: address,
      HTTP_PROXY: 'http://unused',
      NO_PROXY: '127.0.0.1',
    });
    assert.equal(await textOf('http://films.example/title.basics.tsv.gz'), '/title.basics.tsv.gz');
    assert.equal(await textOf(direct), '/direct');
  }
  assert.deepEqual(asked, ['films.example:80']);
  await assert.rejects(textOf('http://films.example/afterwards'));
});

test('without these variables nothing changes, and an invalid one is named', async (t) => {
  const { direct } = await proxied(t);
  using _none = await useProxies({ HTTP_PROXY: '', PATH: '/bin' });
  assert.equal(await textOf(direct), '/direct');
  await assert.rejects(useProxies({ HTTPS_PROXY: '::bad' }), (error) => {
    assert.ok(error instanceof UsageError && error.code === 'config-invalid');
    assert.match(error.message, /^HTTPS_PROXY and HTTP_PROXY must be URLs/);
    return true;
  });
});
