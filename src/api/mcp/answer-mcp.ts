import { createMcpHandler } from '@modelcontextprotocol/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { VERSION } from '../../version.ts';
import { clientOfApp } from './client-of-app.ts';
import { createMcpServer } from './create-mcp-server.ts';

/** Responds to one message of the Model Context Protocol, whose JSON has been parsed. */
export async function answerMcp(
  app: FastifyInstance,
  request: FastifyRequest,
  basePath?: string,
): Promise<Response> {
  const api = clientOfApp(app, request.ip, basePath);
  const handler = createMcpHandler(() => createMcpServer(api, VERSION));
  const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  const { body: parsedBody, url } = request;
  const mcpRequest = new Request(new URL(url, 'http://localhost'), { method: 'POST', headers });
  return handler.fetch(mcpRequest, { parsedBody });
}
