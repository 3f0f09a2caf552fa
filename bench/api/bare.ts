/** A Fastify server that only answers `GET /BYTES` with a constant JSON of that size. */
import cluster from 'node:cluster';
import { parseArgs } from 'node:util';
import { fastify } from 'fastify';

const { workers, port } = parseArgs({
  options: { workers: { type: 'string', default: '1' }, port: { type: 'string', default: '0' } },
}).values;

if (cluster.isPrimary && Number(workers) > 1) {
  for (let count = 0; count < Number(workers); count++) cluster.fork();
} else {
  const answers = new Map<string, { readonly text: string }>();
  const app = fastify();
  app.get<{ Params: { bytes: string } }>('/:bytes', async ({ params: { bytes } }) => {
    let answer = answers.get(bytes);
    if (answer === undefined) {
      answer = { text: 'x'.repeat(Math.max(0, Number(bytes) - '{"text":""}'.length)) };
      answers.set(bytes, answer);
    }
    return answer;
  });
  await app.listen({ port: Number(port) });
}
