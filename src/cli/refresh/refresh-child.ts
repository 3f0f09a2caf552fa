/** A separate process that refreshes or builds once, with the settings that its parent sends. */
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { messageOf, ReelatedError } from '../../errors.ts';
import { printError } from '../output.ts';
import { buildToServe } from '../run/build-to-serve.ts';
import { refreshCommand } from './refresh-command.ts';
import type { Assignment } from './refresh-process.ts';

const controller = new AbortController();
const stop = (why: string) => (): void => controller.abort(new Error(why));
process.on('SIGINT', stop('stopped by SIGINT'));
process.on('SIGTERM', stop('stopped by SIGTERM'));
process.once('disconnect', stop('the server is gone'));
// its output then has no reader either
process.stdout.on('error', stop('the server is gone'));
// requests go first
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const [{ config, work }] = (await once(process, 'message')) as [Assignment];
const { signal } = controller;
try {
  process.exitCode = await (work === 'build'
    ? buildToServe(config, signal, { isServing: true })
    : refreshCommand(config, signal));
} catch (error) {
  process.exitCode = signal.aborted ? 130 : 1;
  if (!signal.aborted) {
    if (!(error instanceof ReelatedError)) throw error;
    printError(`reelated: ${messageOf(error)} (${error.code})`);
  }
} finally {
  if (process.connected) process.disconnect();
}
