/** Puts a server under load, in a separate process that is controlled by messages. */
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import autocannon, { type Request, type Result } from 'autocannon';
import { Pool } from 'undici';

export interface Question {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: string;
}

export interface Load {
  readonly url: string;
  /** Each connection sends its own part of them, again and again. */
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

/** What one kind of load measured. */
interface Sent {
  readonly latenciesMs: readonly number[];
  readonly failed: number;
  readonly bytes: number;
  readonly seconds: number;
}

async function measure(load: Load): Promise<Measured> {
  const cpu = process.cpuUsage();
  const { rate } = load;
  const sent = rate === undefined ? await asFastAsAnswered(load) : await atRate(load, rate);
  const { user, system } = process.cpuUsage(cpu);
  const { failed, bytes, seconds } = sent;
  const latenciesMs = sent.latenciesMs.toSorted((a, b) => a - b);
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

async function asFastAsAnswered({ url, questions, seconds, connections }: Load): Promise<Sent> {
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

/** During this time the load is slower than the server, because its code is not compiled yet. */
const UNCOUNTED_MS = 3000;

/**
 * Sends requests evenly spaced, whether or not earlier responses have arrived; autocannon would send
 * all requests of a second at its beginning. Latencies count from when a request was due.
 */
async function atRate({ url, questions, seconds, connections }: Load, rate: number): Promise<Sent> {
  const pool = new Pool(url, { connections });
  const latenciesMs: number[] = [];
  let bytes = 0;
  let failed = 0;
  const start = performance.now() + UNCOUNTED_MS;
  // no promise is kept for each request: collecting that many garbage objects would stop this process
  // for longer than what it measures
  const send = async (i: number, dueAt: number): Promise<void> => {
    const { method, path, body = null } = questions[i % questions.length] as Question;
    const answer = await pool.request({ method, path, body, headers: JSON_BODY });
    const { byteLength } = await answer.body.arrayBuffer();
    if (dueAt < start) return;
    latenciesMs.push(performance.now() - dueAt);
    bytes += byteLength;
    if (answer.statusCode >= 300) failed += 1;
  };
  for (let i = -Math.round((rate * UNCOUNTED_MS) / 1000); i < rate * seconds; i++) {
    const dueAt = start + (i * 1000) / rate;
    const early = dueAt - performance.now();
    if (early > 0) await sleep(early);
    void send(Math.abs(i), dueAt).catch(() => (failed += 1));
  }
  // waits for the requests in progress
  await pool.close();
  return { latenciesMs, failed, bytes, seconds: (performance.now() - start) / 1000 };
}
