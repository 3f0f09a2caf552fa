import { BASE_PATH } from '../url/base-path.ts';
import { requestOf, type View } from './view.ts';

/** The views that are a table of films: all but two films side by side. */
export type FilmsView = Exclude<View, { readonly kind: 'compare' }>;

const MOST_ROWS = 1000;
/** For spreadsheets: with a byte order mark and more columns. */
const FOR_SPREADSHEETS = 'format=csv&bom=1';

/** Requests a view as CSV and lets the browser save it. */
export async function saveAsCsv(view: FilmsView): Promise<void> {
  const { path, body } = csvRequestOf(view);
  const response = await fetch(BASE_PATH + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/csv' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`The server responded with status ${response.status}.`);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = 'films.csv';
  link.click();
  URL.revokeObjectURL(link.href);
}

/** The POST request for as many films of a view as the API sends at once. */
export function csvRequestOf(view: FilmsView): { readonly path: string; readonly body: unknown } {
  switch (view.kind) {
    case 'similar': {
      const { path } = requestOf(view);
      const body = { ...view.query, ...view.ids, limit: MOST_ROWS, explain: false };
      return { path: `${path}?${FOR_SPREADSHEETS}`, body };
    }
    case 'search': {
      const { path, body } = requestOf(view);
      return { path: `${path}&limit=${MOST_ROWS}&${FOR_SPREADSHEETS}`, body };
    }
    case 'for-you': {
      const { path, body } = requestOf(view);
      return {
        path: `${path}?${FOR_SPREADSHEETS}`,
        body: { ...(body as object), limit: MOST_ROWS },
      };
    }
    case 'person':
      return {
        path: `/film/search?sort=year&limit=${MOST_ROWS}&${FOR_SPREADSHEETS}`,
        body: { person_ids: [view.personId] },
      };
    default:
      return view satisfies never;
  }
}
