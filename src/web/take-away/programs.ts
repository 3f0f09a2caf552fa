import { requestOf, type View } from './view.ts';

/** The command that asks for a view. */
export function curlOf(view: View, origin: string): string {
  const { path, body } = requestOf(view);
  const json = JSON.stringify(body).replaceAll("'", String.raw`'\''`);
  return `curl '${origin}${path}' \\
  -H 'content-type: application/json' \\
  -d '${json}'
`;
}

/** The code that asks for a view by the package's typed client. */
export function typescriptOf(view: View, origin: string): string {
  const { route, query, body } = requestOf(view);
  const options = { ...(Object.keys(query).length > 0 && { params: { query } }), body };
  return `import { createClient, dataOf } from 'reelated/client';

const api = createClient({ baseUrl: '${origin}' });
const ${view.kind === 'search' ? 'films' : '{ films }'} = await dataOf(
  api.POST('${route}', ${JSON.stringify(options, null, 2).replaceAll('\n', '\n  ')}),
);
for (const { title } of films) console.log(title);
`;
}
