import { once } from 'node:events';
import process from 'node:process';
import { serveStdio, StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { LiveApp } from '../../api/server/live-app.ts';
import { clientOfApp } from '../../api/mcp/client-of-app.ts';
import { createMcpServer } from '../../api/mcp/create-mcp-server.ts';
import { RATE_LIMIT_NAMES, type RateLimits } from '../../api/traffic/default-rate-limits.ts';
import type { Config } from '../../config/config.ts';
import { VERSION } from '../../version.ts';
import { messageLines } from '../mcp/message-lines.ts';
import { PATIENCE } from '../query/patience.ts';
import { serverClient } from '../query/server-client.ts';

/**
 * `reelated mcp`: serves a program that speaks the Model Context Protocol on standard input and
 * output, until it closes them, from the published database or from a server that runs elsewhere.
 */
export async function mcpCommand(
  { dataDir, server }: Config,
  signal: AbortSignal,
): Promise<number> {
  await using live =
    server === undefined
      ? await LiveApp.open({ ...PATIENCE, dataDir, rateLimits: unlimited() })
      : undefined;
  const api =
    live === undefined ? serverClient(server ?? '', signal) : clientOfApp(live.dispatcher);
  const ended = once(process.stdin, 'close', { signal }).catch(() => undefined);
  const lines = process.stdin.pipe(messageLines(process.stdout));
  const transport = new StdioServerTransport(lines, process.stdout);
  const connection = serveStdio(() => createMcpServer(api, VERSION), { transport });
  await ended;
  await connection.close();
  return 0;
}

/** The only client is the one that started this. */
function unlimited(): Partial<RateLimits> {
  return Object.fromEntries(
    RATE_LIMIT_NAMES.map((name) => [name, { max: 1_000_000, windowMs: 1000 }]),
  );
}
