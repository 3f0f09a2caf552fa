/**
 * The shortest names that distinguish paths and do not depend on the machine: the base name, with
 * as many parent folders as are needed where several share it. Returned in the order given.
 */
export function stableNames(paths: readonly string[]): readonly string[] {
  const endings = paths.map((path) => {
    const parts = path.split('/').filter((part) => part !== '');
    return parts.map((_, index) => parts.slice(-1 - index).join('/'));
  });
  const counts = new Map<string, number>();
  for (const ending of endings.flat()) counts.set(ending, (counts.get(ending) ?? 0) + 1);
  return endings.map((own) => own.find((ending) => counts.get(ending) === 1) ?? own.at(-1) ?? '');
}
