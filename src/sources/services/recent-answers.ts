import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { TaskContext, TaskReport } from '../../workflow/task.ts';
import { SourceError } from '../source-error.ts';
import { AnswerJournal } from './answer-journal.ts';
import { askService, type Send, type Service } from './ask-service.ts';

export interface RecentAnswersOptions<Answer> {
  readonly service: Service;
  /** The journal's path. */
  readonly journal: string;
  /** What answers are wanted for, each once; the order decides what is asked together. */
  readonly keys: readonly string[];
  /** What the keys are, for messages: `films`. */
  readonly what: string;
  /** Changes with the form of the requests. */
  readonly request: string;
  /** Divides what is to be asked. */
  readonly batchesOf: (keys: readonly string[]) => readonly (readonly string[])[];
  readonly ask: (keys: readonly string[], send: Send) => Promise<ReadonlyMap<string, Answer>>;
  readonly isAnswer: (value: unknown) => value is Answer;
  readonly now: () => number;
  readonly context: Pick<TaskContext, 'signal' | 'progress'>;
}

export interface RecentAnswers<Answer> {
  /** In the order of the keys. */
  readonly answers: readonly (readonly [key: string, answer: Answer])[];
  readonly report: TaskReport;
}

/**
 * The answers of a service; those of the last 30 days are not requested again. If the service fails,
 * older answers are used, provided that there is one for every key.
 *
 * @throws SourceError `service-failed`; what was answered until then is kept
 */
export async function recentAnswers<Answer>(
  options: RecentAnswersOptions<Answer>,
): Promise<RecentAnswers<Answer>> {
  const { service, keys, what, request, isAnswer, now, context } = options;
  await mkdir(dirname(options.journal), { recursive: true });
  const { url } = service;
  await using journal = await AnswerJournal.open(options.journal, { url, request, isAnswer, now });
  const due = keys.filter((key) => journal.isDue(key));
  const warnings: string[] = [];
  let requests = 0;
  try {
    const batches = options.batchesOf(due);
    requests = await askService({ ...options, ...context, batches, journal });
  } catch (error) {
    context.signal.throwIfAborted();
    const isOld = keys.every((key) => journal.get(key) !== undefined);
    if (!(error instanceof SourceError) || !isOld) throw error;
    warnings.push(`${error.message}; answers of more than 30 days ago are used instead`);
  }
  const answers = keys.flatMap((key) => {
    const answer = journal.get(key);
    return answer === undefined ? [] : [[key, answer] as const];
  });
  const asked = due.length;
  const known = keys.length - asked;
  const note =
    `asked ${service.name} about ${asked} ${what} in ${requests} requests` +
    (known === 0 ? '' : `; answers about ${known} are from the last 30 days`);
  return { answers, report: { facts: { asked, requests }, notes: [note], warnings } };
}

/** Keys in batches of a size, in their order. */
export function inBatches(keys: readonly string[], size: number): readonly (readonly string[])[] {
  const count = Math.ceil(keys.length / size);
  return Array.from({ length: count }, (_, batch) => keys.slice(batch * size, (batch + 1) * size));
}
