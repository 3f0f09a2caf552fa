import type { ImportSummary } from './import-summary.ts';

/** What the worker answers. */
export type ImportAnswer = { readonly summary: ImportSummary } | { readonly error: string };

/** Reads files in a worker, so that the page stays live however large they are. */
export async function runImport(
  files: readonly File[],
  signal: AbortSignal,
): Promise<ImportSummary> {
  const worker = new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise<ImportSummary>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('The import was cancelled.')));
      worker.addEventListener('error', () => reject(new Error('The files could not be read.')));
      worker.addEventListener('message', ({ data }: MessageEvent<ImportAnswer>) => {
        if ('summary' in data) resolve(data.summary);
        else reject(new Error(data.error));
      });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- only windows take one
      worker.postMessage(files);
    });
  } finally {
    worker.terminate();
  }
}
