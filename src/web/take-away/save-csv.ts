import { requestOf, type View } from './view.ts';

const MOST = 1000;

/** Asks for a view as CSV and lets the browser save it. */
export async function saveAsCsv(view: View): Promise<void> {
  const { path, body } = requestOf(view);
  const [address, wanted] =
    view.kind === 'search'
      ? [`${path}&limit=${MOST}`, body]
      : [path, { ...view.question, limit: MOST, explain: false }];
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
