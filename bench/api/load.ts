/** Puts a server under load, in a process of its own; asked and answered by messages. */
import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import process from 'node:process';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import autocannon, { type Request, type Result } from 'autocannon';

export interface Question {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: string;
}

export interface Load {
  readonly url: string;
  /** Each connection asks its own part of them, over and over. */
  readonly questions: readonly Question[];
  readonly seconds: number;
  readonly connections: number;
  /** Requests a second in all; absent: as many as are answered. */
  readonly rate?: number;
}

export interface Measured {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** The mean size of an answer, with its headers. */
  readonly bytes: number;
  /** Answers other than 2xx, and requests without an answer. */
  readonly failed: number;
  /** The share of one core that the load took; near 1, it has measured itself. */
  readonly ownCpu: number;
}

const JSON_BODY = { 'content-type': 'application/json' };

process.on('message', (load: Load) => {
  void measure(load).then((measured) => process.send?.(measured));
});

/** What one way of asking saw. */
interface Asked {
  readonly latenciesMs: readonly number[];
  readonly failed: number;
  readonly bytes: number;
  readonly seconds: number;
}

async function measure(load: Load): Promise<Measured> {
  const cpu = process.cpuUsage();
  const { rate } = load;
  const asked = rate === undefined ? await asFastAsAnswered(load) : await atRate(load, rate);
  const { user, system } = process.cpuUsage(cpu);
  const { failed, bytes, seconds } = asked;
  const latenciesMs = asked.latenciesMs.toSorted((a, b) => a - b);
  const quantile = (q: number): number => latenciesMs[Math.floor(q * latenciesMs.length)] ?? NaN;
  return {
    perSecond: latenciesMs.length / seconds,
    p50Ms: quantile(0.5),
    p99Ms: quantile(0.99),
    bytes: bytes / latenciesMs.length,
    failed,
    ownCpu: (user + system) / 1e6 / seconds,
  };
}

async function asFastAsAnswered({ url, questions, seconds, connections }: Load): Promise<Asked> {
  const latenciesMs: number[] = [];
  const parts = Math.min(connections, questions.length);
  let client = 0;
  const done = Promise.withResolvers<Result>();
  const instance = autocannon(
    {
      url,
      connections,
      duration: seconds,
      setupClient(one) {
        const part = client++ % parts;
        one.setRequests(questions.filter((_, i) => i % parts === part).map(asRequest));
      },
    },
    (error, result) => (error ? done.reject(error) : done.resolve(result)),
  );
  // autocannon's own figures are in whole milliseconds
  instance.on('response', (_client, _status, _bytes, ms) => latenciesMs.push(ms));
  const { errors, timeouts, non2xx, throughput, duration } = await done.promise;
  const failed = errors + timeouts + non2xx;
  return { latenciesMs, failed, bytes: throughput.total, seconds: duration };
}

function asRequest(question: Question): Request {
  return question.body === undefined ? { ...question } : { ...question, headers: JSON_BODY };
}

/**
 * Asks at even distances, whether or not the last answers have come; autocannon would ask all of a
 * second's questions at its beginning. Latencies count from when a question was due.
 */
async function atRate(
  { url, questions, seconds, connections }: Load,
  rate: number,
): Promise<Asked> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const start = performance.now();
  const answers = Array.from({ length: Math.round(rate * seconds) }, async (_, i) => {
    const dueMs = (i * 1000) / rate;
    await sleep(dueMs);
    const { method, path, body } = questions[i % questions.length] as Question;
    const asking = request(new URL(path, url), { agent, method, headers: JSON_BODY }).end(body);
    const [answer] = (await once(asking, 'response')) as [IncomingMessage];
    const bytes = (await buffer(answer)).length;
    const ms = performance.now() - start - dueMs;
    return { ms, bytes, failed: (answer.statusCode ?? 0) >= 300 };
  });
  const settled = await Promise.allSettled(answers);
  const answered = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  agent.destroy();
  const good = answered.filter(({ failed }) => !failed);
  return {
    latenciesMs: answered.map(({ ms }) => ms),
    failed: settled.length - good.length,
    bytes: answered.reduce((sum, { bytes }) => sum + bytes, 0),
    seconds: (performance.now() - start) / 1000,
  };
}
