/**
 * Node's server. An import statement reads every export of a module, and reading `WebSocket` loads
 * Node's own client, which no server needs.
 */
export const { createServer, ServerResponse } = process.getBuiltinModule('node:http');
