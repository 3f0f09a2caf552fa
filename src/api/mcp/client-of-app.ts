import type { FastifyInstance } from 'fastify';
import { createClient, type ReelatedClient } from '../../client/client.ts';

/**
 * A client of an app, without a socket; its requests count as those of `remoteAddress`.
 *
 * @param basePath where the app is
 */
export function clientOfApp(
  app: FastifyInstance,
  remoteAddress = '127.0.0.1',
  basePath = '',
): ReelatedClient {
  return createClient({
    baseUrl: `http://localhost${basePath}`,
    async fetch(request) {
      const { pathname, search } = new URL(request.url);
      const payload = await request.text();
      const { statusCode, headers, rawPayload } = await app.inject({
        method: request.method,
        url: pathname + search,
        headers: Object.fromEntries(request.headers),
        remoteAddress,
        ...(payload !== '' && { payload }),
      });
      return new Response(new Uint8Array(rawPayload), {
        status: statusCode,
        headers: Object.entries(headers).map(([name, value]): [string, string] => [
          name,
          String(value),
        ]),
      });
    },
  });
}
