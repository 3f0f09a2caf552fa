import { messageOf, UsageError } from '../../errors.ts';

const VARIABLES = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'] as const;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Lets downloads go through the proxies that `HTTPS_PROXY` and `HTTP_PROXY` name, in either case and
 * except to the hosts of `NO_PROXY`, until it is disposed of. A server makes no requests, and queries
 * of a server with `--server` go straight there.
 *
 * @throws UsageError `config-invalid` for a proxy whose URL is not valid
 */
export async function useProxies(environment: Environment = process.env): Promise<Disposable> {
  const given = VARIABLES.map((name) => {
    // as in other programs, the lower case takes precedence
    const value = environment[name.toLowerCase()] || environment[name];
    return [name, value] as const;
  }).filter(([, value]) => value !== undefined && value !== '');
  if (given.length === 0) return { [Symbol.dispose]: () => undefined };
  // takes as long to load as a tenth of the program
  const { setGlobalProxyFromEnv } = await import('node:http');
  try {
    return { [Symbol.dispose]: setGlobalProxyFromEnv(Object.fromEntries(given)) };
  } catch (error) {
    throw new UsageError(
      'config-invalid',
      `HTTPS_PROXY and HTTP_PROXY must be URLs such as http://proxy:3128, but one is not: ${messageOf(error)}`,
      { cause: error },
    );
  }
}
