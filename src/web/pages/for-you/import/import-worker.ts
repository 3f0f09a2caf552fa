import type { GivenFile } from '../../../../library/open-files.ts';
import type { RefusedFile } from '../../../../library/library-film.ts';
import { LIBRARY_LIMITS, megabytes } from '../../../../library/library-limits.ts';
import { matchWithTitles } from '../../../../library/match-library.ts';
import { readLibraryFiles } from '../../../../library/read-library-file.ts';
import type { FilmTitles } from '../../../../library/titles/film-titles.ts';
import { dataOf } from '../../../../client/client.ts';
import { api } from '../../../api/api.ts';
import { readExportedFilms, type ReadExport } from '../../../my-films/exported-films.ts';
import { importSummary, type ImportSummary } from './import-summary.ts';
import type { ImportAnswer } from './run-import.ts';

addEventListener('message', ({ data }: MessageEvent<readonly File[]>) => {
  void answer(data);
});

async function answer(files: readonly File[]): Promise<void> {
  let result: ImportAnswer;
  try {
    result = { summary: await summaryOf(files) };
  } catch (error) {
    result = { error: error instanceof Error ? error.message : String(error) };
  }
  postMessage(result);
}

async function summaryOf(files: readonly File[]): Promise<ImportSummary> {
  const refused = files.filter(({ size }) => size > LIBRARY_LIMITS.archiveBytes).map(tooLarge);
  const given: GivenFile[] = [];
  const exported: (ReadExport & { readonly name: string })[] = [];
  for (const file of files) {
    if (file.size > LIBRARY_LIMITS.archiveBytes) continue;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const own = ownExport(file.name, bytes);
    if (own === undefined) given.push({ name: file.name, bytes });
    else exported.push({ ...own, name: file.name });
  }
  const read = await readLibraryFiles(given);
  const summary = importSummary(read, await matchWithTitles(read.entries, titles));
  return {
    ...summary,
    files: [
      ...summary.files,
      ...exported.map(({ name, changes }) => ({
        file: name,
        format: 'Reelated',
        entries: changes.length,
      })),
    ],
    changes: [...summary.changes, ...exported.flatMap(({ changes }) => changes)],
    notUnderstood: [
      ...summary.notUnderstood,
      ...exported.flatMap(({ name, notUnderstood }) =>
        notUnderstood.map((line) => ({ file: name, line, text: '', why: 'it is not a film' })),
      ),
    ],
    refused: [...summary.refused, ...refused],
  };
}

/** What this page saved itself; other files are for the reader of other sites' exports. */
function ownExport(name: string, bytes: Uint8Array): ReadExport | undefined {
  if (!name.toLowerCase().endsWith('.json')) return undefined;
  return readExportedFilms(new TextDecoder().decode(bytes));
}

function tooLarge({ name, size }: File): RefusedFile {
  const most = megabytes(LIBRARY_LIMITS.archiveBytes);
  return {
    file: name,
    code: 'library-too-large',
    why: `it is ${megabytes(size)}, above the limit of ${most}`,
  };
}

/** The titles are matched here, so that the server never sees them. */
async function titles({ alternate }: { readonly alternate: boolean }): Promise<FilmTitles> {
  return dataOf(api.GET('/film/titles', { params: { query: { alternate, ring: true } } }));
}
