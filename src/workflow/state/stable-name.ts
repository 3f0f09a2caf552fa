/**
 * The shortest names that distinguish paths and do not depend on the machine: the base name, with
 * as many parent folders as are needed where several share it. Returned in the order given.
 */
export function stableNames(paths: readonly string[]): readonly string[] {
  const parts = paths.map((path) => path.split('/').filter((part) => part !== ''));
  return parts.map((own) => {
    for (let length = 1; length < own.length; length++) {
      const name = own.slice(-length).join('/');
      const sharers = parts.filter((other) => other.slice(-length).join('/') === name);
      if (sharers.length === 1) return name;
    }
    return own.join('/');
  });
}
