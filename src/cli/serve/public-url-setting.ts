import { pathIn, type PathSettings } from '../../api/proxy/base-path.ts';
import { UsageError } from '../../errors.ts';

/**
 * Checks that the public URL leads to what is below the base path. It may be longer, if a proxy
 * removes the beginning.
 *
 * @throws UsageError `config-invalid`
 */
export function checkPublicUrl({ basePath = '', publicUrl }: PathSettings): void {
  if (publicUrl === undefined || pathIn(publicUrl).endsWith(basePath)) return;
  throw new UsageError(
    'config-invalid',
    `--public-url must end with the base path ${basePath}, but it is ${JSON.stringify(publicUrl)}`,
    { data: { option: '--public-url' } },
  );
}
