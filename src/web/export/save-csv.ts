import { requestOf, type View } from './view.ts';

/** What has a table of films: all but two films side by side. */
export type FilmsView = Exclude<View, { readonly kind: 'compare' }>;

const MOST = 1000;

/** Asks for a view as CSV and lets the browser save it. */
export async function saveAsCsv(view: FilmsView): Promise<void> {
  const { path, body } = requestOf(view.kind === 'person' ? filmsWith(view.personId) : view);
  const [address, wanted] =
    view.kind === 'similar'
      ? [path, { ...view.question, limit: MOST, explain: false }]
      : [`${path}&limit=${MOST}`, body];
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/csv' },
    body: JSON.stringify(wanted),
  });
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = 'films.csv';
  link.click();
  URL.revokeObjectURL(link.href);
}

function filmsWith(personId: number): View {
  return { kind: 'search', criteria: { person_ids: [personId] }, order: { sort: 'year' } };
}
