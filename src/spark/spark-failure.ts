import { ReelatedError, type ErrorCode } from '../errors.ts';

interface KnownFailure {
  readonly sign: RegExp;
  readonly code: ErrorCode;
  readonly says: (found: RegExpExecArray) => string;
}

/** Common failures, causes before their effects. */
const KNOWN_FAILURES: readonly KnownFailure[] = [
  {
    sign: /JAVA_HOME is not set|Unable to locate a Java Runtime|java: (?:command )?not found|\/java: No such file or directory/,
    code: 'spark-missing',
    says: () => 'Spark needs Java 17 or later, but none was found: install it or set JAVA_HOME',
  },
  {
    sign: /UnsupportedClassVersionError/,
    code: 'spark-missing',
    says: () => 'Spark needs Java 17 or later, but an older one was found: set JAVA_HOME',
  },
  {
    sign: /All masters are unresponsive|Could not parse Master URL: '?(.*?)'?$|When running with master '(.+?)' either HADOOP_CONF_DIR|Invalid master URL: (\S+)|(?:Master must|Cluster deploy mode).*|External scheduler cannot be instantiated/m,
    code: 'spark-unreachable',
    says: ([text]) => `Spark's master cannot be used: ${text}; see --spark-master`,
  },
  {
    sign: /Executor memory \S+ must be at least[^\n]*|System memory \S+ must be at least[^\n]*|Required (?:AM|executor) memory[^\n]*/,
    code: 'spark-failed',
    says: ([text]) =>
      `not enough memory: ${text} See --memory, or spark.driver.memory and spark.executor.memory in --spark-conf`,
  },
  {
    sign: /java\.lang\.OutOfMemoryError: [^\n]*|Killed by external signal[^\n]*|Container killed by YARN[^\n]*|OOMKilled[^\n]*/,
    code: 'spark-failed',
    says: ([text]) =>
      `not enough memory: ${text}; increase it with --spark-conf spark.executor.memory=… or spark.driver.memory=…`,
  },
  {
    sign: /Subprocess exited with status 12[67]\. Error: ([^\n]*)/,
    code: 'spark-failed',
    says: ([, text]) =>
      `an executor cannot run the program that was sent to it: ${text}; its machine must have the same platform as this one, or its own Node, named with --spark-node`,
  },
  {
    sign: /Subprocess exited with status \d+\. Error: ([^]*?)(?:\n\tat |$)/,
    code: 'spark-failed',
    says: ([, text = '']) => `a program on an executor failed: ${thrownIn(text)}`,
  },
  {
    sign: /\[LOCATION_ALREADY_EXISTS\][^\n]*/,
    code: 'spark-failed',
    says: ([text]) => `the output already exists: ${text}`,
  },
];

/** The error for a failed Spark application, from the first real error in its log. */
export function sparkFailure(log: string, logFile: string, code: number | null): ReelatedError {
  const data = { logFile };
  for (const { sign, code: known, says } of KNOWN_FAILURES) {
    const found = sign.exec(log);
    if (found !== null)
      return new ReelatedError(known, `${says(found)} (log: ${logFile})`, { data });
  }
  const reason =
    firstError(log) ??
    `it ended with ${code === null ? 'a signal' : `exit code ${code}`} and without a message`;
  return new ReelatedError('spark-failed', `Spark failed: ${reason} (log: ${logFile})`, { data });
}

/**
 * The first line that says what went wrong. Spark repeats an exception at each layer and for each
 * attempt of a task; the deepest one is what an executor threw first.
 */
function firstError(log: string): string | undefined {
  const lines = log.split('\n');
  const thrown = lines.find(
    (line) =>
      /^(?:Caused by: )?(?:[\w$]+\.)+\w*(?:Exception|Error): \S/.test(line) && !isWrapper(line),
  );
  const logged = lines.find((line) => /^\[[A-Z_.]+\] /.test(line) || / ERROR \S+: /.test(line));
  return (thrown ?? logged ?? (lastLine(log) || undefined))
    ?.replace(/^Caused by: /, '')
    .slice(0, 400);
}

/** Exceptions that only say that another one was thrown. */
function isWrapper(line: string): boolean {
  return /Job aborted|Task failed while|Writing job aborted|ExecutionException/.test(line);
}

/** The error in Node's output about an uncaught error. */
function thrownIn(text: string): string {
  return /^\w*Error(?: \[\w+\])?: .*$/m.exec(text)?.[0] ?? lastLine(text);
}

function lastLine(text: string): string {
  return (
    text
      .trim()
      .split('\n')
      .findLast((line) => line.trim() !== '')
      ?.trim() ?? ''
  );
}
