import { createMcpHandler } from '@modelcontextprotocol/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { clientOfApp } from './client-of-app.ts';
import { createMcpServer } from './create-mcp-server.ts';

/** Answers one message of the Model Context Protocol, whose JSON has been read. */
export async function answerMcp(app: FastifyInstance, request: FastifyRequest): Promise<Response> {
  const { version } = app.swagger().info;
  const api = clientOfApp(app, request.ip);
  const handler = createMcpHandler(() => createMcpServer(api, version));
  const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  const { body: parsedBody, url } = request;
  const asked = new Request(new URL(url, 'http://localhost'), { method: 'POST', headers });
  return handler.fetch(asked, { parsedBody });
}
