import type { FastifyInstance, RouteOptions } from 'fastify';

declare module 'fastify' {
  interface FastifyInstance {
    /** The app that documents the routes of this one; it is built when it is first needed. */
    docs: () => Promise<FastifyInstance>;
  }
}

/** The header that tells the app that documents below which URL the API is. */
export const API_URL_HEADER = 'x-api-url';

/** The document of an API that is below a URL or a path; empty: at the root of a host. */
export function withServers(document: object, url: string): object {
  return url === '' ? document : { ...document, servers: [{ url }] };
}

/** Documents all routes that are registered after it, on request. */
export function documentRoutes(app: FastifyInstance): void {
  const routes: RouteOptions[] = [];
  let opened: Promise<FastifyInstance> | undefined;
  app.addHook('onRoute', (route) => {
    if (route.method !== 'HEAD' && route.schema?.hide !== true) routes.push(route);
  });
  app.decorate('docs', async () => {
    opened ??= openDocs(routes);
    try {
      return await opened;
    } catch (error) {
      opened = undefined;
      throw error;
    }
  });
  app.addHook('onClose', async () => {
    await (await opened?.catch(() => undefined))?.close();
  });
}

async function openDocs(routes: readonly RouteOptions[]): Promise<FastifyInstance> {
  return (await import('./docs-app.ts')).buildDocsApp(routes);
}
