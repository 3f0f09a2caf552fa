import { requestOf, type View } from './view.ts';
import { visibleJson } from './visible-text.ts';

/** Linux takes arguments of up to 128 KiB. */
const LONGEST_ARGUMENT = 100_000;

/** The command that requests a view. */
export function curlOf(view: View, origin: string): string {
  const { method, path, body } = requestOf(view);
  if (method === 'GET') return `curl '${origin}${path}'\n`;
  const json = visibleJson(body);
  const command = `curl '${origin}${path}' \\
  -H 'content-type: application/json' \\
  -d`;
  return new TextEncoder().encode(json).length > LONGEST_ARGUMENT
    ? `${command} @- <<'EOF'\n${json}\nEOF\n`
    : `${command} '${json.replaceAll("'", String.raw`'\''`)}'\n`;
}

/** What is read from a response, and printed. */
const PRINTED: Readonly<Record<View['kind'], readonly [read: string, printed: string]>> = {
  search: ['films', 'for (const { title } of films) console.log(title);'],
  similar: ['{ films }', 'for (const { title } of films) console.log(title);'],
  'for-you': ['{ films }', 'for (const { title } of films) console.log(title);'],
  person: [
    '{ credits }',
    `for (const { category, films } of credits) {
  for (const { title } of films) console.log(category, title);
}`,
  ],
  compare: [
    '{ similarity, shared }',
    `console.log(similarity);
for (const { share, field, term } of shared) console.log(share, field, term);`,
  ],
};

/** The code that requests a view with the package's typed client. */
export function typescriptOf(view: View, origin: string): string {
  const { method, route, params, body } = requestOf(view);
  const options = {
    ...(Object.keys(params).length > 0 && { params }),
    ...(body !== undefined && { body }),
  };
  const [read, printed] = PRINTED[view.kind];
  return `import { createClient, dataOf } from 'reelated/client';

const api = createClient({ baseUrl: '${origin}' });
const ${read} = await dataOf(
  api.${method}('${route}', ${visibleJson(options, 2).replaceAll('\n', '\n  ')}),
);
${printed}
`;
}
