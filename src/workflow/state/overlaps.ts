import { realpath } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { UsageError } from '../../errors.ts';
import type { Task } from '../task.ts';

/**
 * Refuses tasks when one would write where another reads a file from outside: a target takes the
 * place of everything that was there. Links are followed, also those above what does not exist yet.
 *
 * @throws UsageError `output-over-input` with both paths
 */
export async function refuseOverlaps(tasks: readonly Task[]): Promise<void> {
  const inputs = new Set(tasks.flatMap((task) => task.externalInputs ?? []));
  if (inputs.size === 0) return;
  const realTargets = await Promise.all(
    tasks.flatMap(({ targets }) => targets).map(async ({ path }) => [path, await realPath(path)]),
  );
  for (const input of inputs) {
    // of a link, neither the link itself nor what it points to may be replaced
    const places = await Promise.all([realPlace(input), realPath(input)]);
    for (const [target = '', real = ''] of realTargets) {
      if (places.some((place) => isAtOrBelow(place, real))) throw overlap(target, input);
    }
  }
}

function isAtOrBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

/** A path without links, as far as it exists. */
async function realPath(path: string): Promise<string> {
  return realpath(path).catch(() => realPlace(path));
}

/** The folder of a path without links, and the path's own name. */
async function realPlace(path: string): Promise<string> {
  const folder = dirname(path);
  return folder === path ? path : join(await realPath(folder), basename(path));
}

function overlap(target: string, input: string): UsageError {
  return new UsageError(
    'output-over-input',
    `${target}, which would be replaced, has the input ${input}; choose another --data-dir`,
    { data: { output: target, input } },
  );
}
