/** Puts a server under load, in a process of its own; asked and answered by messages. */
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

/** So long what asks is slower than what answers, as its code is not compiled yet. */
const UNCOUNTED_MS = 3000;

/**
 * Asks at even distances, whether or not the last answers have come; autocannon would ask all of a
 * second's questions at its beginning. Latencies count from when a question was due.
 */
async function atRate(
  { url, questions, seconds, connections }: Load,
  rate: number,
): Promise<Asked> {
  const pool = new Pool(url, { connections });
  const latenciesMs: number[] = [];
  let bytes = 0;
  let failed = 0;
  const start = performance.now() + UNCOUNTED_MS;
  // no promise is kept for each question: collecting so many stops this process for longer than
  // what it measures
  const ask = async (i: number, dueAt: number): Promise<void> => {
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
    // oxlint-disable-next-line no-await-in-loop -- a clock ticks one tick after the other
    if (early > 0) await sleep(early);
    void ask(Math.abs(i), dueAt).catch(() => (failed += 1));
  }
  // waits for what has been asked
  await pool.close();
  return { latenciesMs, failed, bytes, seconds: (performance.now() - start) / 1000 };
}
