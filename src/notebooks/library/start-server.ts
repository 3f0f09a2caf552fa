import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createClient, type ReelatedClient } from '../../client/client.ts';
import { AT_END } from '../events.ts';
import { DATA_DIR } from './data-folder.ts';

/** A server of the published snapshot that a notebook has started. */
export interface NotebookServer {
  readonly url: string;
  /** The API, typed. */
  readonly api: ReelatedClient;
}

type Globals = typeof globalThis & { readonly [AT_END]?: (() => void)[] };

/**
 * Starts `reelated serve` on a free port; it ends with the notebook.
 *
 * @throws Error with what it printed when it does not start
 */
export async function startServer(): Promise<NotebookServer> {
  const args = [...program(), 'serve', '--data-dir', DATA_DIR, '--port', '0', '--json'];
  const server = spawn(node(), args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    // it ends with this process, even if that is killed
    env: { ...process.env, REELATED_LAUNCHER: String(process.pid) },
  });
  const stop = (): void => void server.kill();
  process.once('exit', stop);
  const { [AT_END]: atEnd }: Globals = globalThis;
  atEnd?.push(stop);

  const lines: string[] = [];
  server.stderr.setEncoding('utf8').on('data', (text: string) => lines.push(text));
  for await (const line of createInterface({ input: server.stdout })) {
    lines.push(line);
    const event: { type?: string; url?: string } = line.startsWith('{') ? JSON.parse(line) : {};
    const { type, url } = event;
    if (type === 'listening' && url !== undefined) {
      server.stdout.resume();
      return { url, api: createClient({ baseUrl: url }) };
    }
  }
  throw new Error(`the server did not start: ${lines.join('\n')}`);
}

/** The command line: as JavaScript in the published package, else as it is in a clone. */
function program(): readonly string[] {
  const files = ['../../cli/main.js', '../../../scripts/reelated.js'];
  const paths = files.map((file) => fileURLToPath(new URL(file, import.meta.url)));
  return paths.filter((path) => existsSync(path)).slice(0, 1);
}

/** Node, also where this is executed by Jupyter's kernel. */
function node(): string {
  if (!('Deno' in globalThis)) return process.execPath;
  return fileURLToPath(new URL('../../../node_modules/.bin/node', import.meta.url));
}
