/** A separate process that refreshes once, with the settings that its parent sends. */
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import type { Config } from '../../config/config.ts';
import { messageOf, ReelatedError } from '../../errors.ts';
import { printError } from '../output.ts';
import { refreshCommand } from './refresh-command.ts';

const controller = new AbortController();
const stop = (why: string) => (): void => controller.abort(new Error(why));
process.on('SIGINT', stop('stopped by SIGINT'));
process.on('SIGTERM', stop('stopped by SIGTERM'));
process.once('disconnect', stop('the server is gone'));
// its output then has no reader either
process.stdout.on('error', stop('the server is gone'));
// requests go first
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- refresh-process.ts sends nothing else
const [config] = (await once(process, 'message')) as [Config];
try {
  process.exitCode = await refreshCommand(config, controller.signal);
} catch (error) {
  process.exitCode = controller.signal.aborted ? 130 : 1;
  if (!controller.signal.aborted) {
    if (!(error instanceof ReelatedError)) throw error;
    printError(`reelated: ${messageOf(error)} (${error.code})`);
  }
} finally {
  if (process.connected) process.disconnect();
}
