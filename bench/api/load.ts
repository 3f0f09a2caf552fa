/** Puts a server under load, in a process of its own; asked and answered by messages. */
import process from 'node:process';
import autocannon, { type Request, type Result } from 'autocannon';

export interface Question {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: string;
}

export interface Load {
  readonly url: string;
  /** Each connection begins at another of them, so that the same is rarely asked at one time. */
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

process.on('message', (load: Load) => {
  void measure(load).then((measured) => process.send?.(measured));
});

async function measure({ url, questions, seconds, connections, rate }: Load): Promise<Measured> {
  const latenciesMs: number[] = [];
  let connection = 0;
  const cpu = process.cpuUsage();
  const done = Promise.withResolvers<Result>();
  const instance = autocannon(
    {
      url,
      connections,
      duration: seconds,
      ...(rate !== undefined && { overallRate: rate }),
      setupClient: (client) => {
        const first = Math.floor((connection++ * questions.length) / connections);
        client.setRequests(
          [...questions.slice(first), ...questions.slice(0, first)].map(asRequest),
        );
      },
    },
    (error, result) => (error ? done.reject(error) : done.resolve(result)),
  );
  // autocannon's own figures are in whole milliseconds
  instance.on('response', (_client, _status, _bytes, ms) => latenciesMs.push(ms));
  const { errors, timeouts, non2xx, throughput, duration } = await done.promise;
  const { user, system } = process.cpuUsage(cpu);
  latenciesMs.sort((a, b) => a - b);
  const quantile = (q: number): number => latenciesMs[Math.floor(q * latenciesMs.length)] ?? NaN;
  return {
    perSecond: latenciesMs.length / duration,
    p50Ms: quantile(0.5),
    p99Ms: quantile(0.99),
    bytes: throughput.total / latenciesMs.length,
    failed: errors + timeouts + non2xx,
    ownCpu: (user + system) / 1e6 / duration,
  };
}

function asRequest(question: Question): Request {
  const headers = { 'content-type': 'application/json' };
  return question.body === undefined ? { ...question } : { ...question, headers };
}
