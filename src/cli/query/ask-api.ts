import { buildApp } from '../../api/app.ts';
import { clientOfApp } from '../../api/mcp/client-of-app.ts';
import { openSnapshot } from '../../api/snapshot/snapshot.ts';
import { ProblemError, type ReelatedClient } from '../../client/client.ts';
import type { Config } from '../../config/config.ts';
import { ReelatedError } from '../../errors.ts';
import { PATIENCE } from './patience.ts';
import { askServer } from './server-client.ts';

/**
 * Sends requests to a running server or, without one, to the API over the published database, which
 * needs no socket.
 *
 * @throws {ReelatedError} the code of the problem
 */
export async function askApi<Result>(
  { server, dataDir }: Pick<Config, 'server' | 'dataDir'>,
  signal: AbortSignal,
  ask: (api: ReelatedClient) => Promise<Result>,
): Promise<Result> {
  if (server !== undefined) return askServer(server, signal, ask);
  await using snapshot = await openSnapshot(dataDir, PATIENCE);
  const app = await buildApp({ ...PATIENCE, snapshot, dataDir, logLevel: 'silent' });
  try {
    return await ask(clientOfApp(app));
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem === undefined) throw error;
    throw new ReelatedError(error.problem.code, error.message, { cause: error });
  } finally {
    await app.close();
  }
}
