import { Command, CommanderError, Option } from 'commander';
import {
  BUILD_KEYS,
  environmentName,
  OPTIONS,
  readConfig,
  type Config,
  type OptionKey,
} from '../config.ts';
import { VERSION } from '../version.ts';

/** The parsed command line, ready to run; resolves to the process's exit code. */
export interface Program {
  readonly run: (argv: readonly string[]) => Promise<number>;
}

/** A wrong or informative end (`--help`) of parsing; commander has already written its message. */
export function isUsageExit(error: unknown): error is CommanderError {
  return error instanceof CommanderError;
}

const PIPELINE_KEYS = ['dataDir', ...BUILD_KEYS, 'sparkConf'] as const;
const RUN_KEYS = [...PIPELINE_KEYS, 'workers', 'memory', 'acceptChanges'] as const;
const SERVER_KEYS = ['host', 'port', 'rateLimit', 'logLevel'] as const;

/** The `reelated` command with all its commands. */
export function createProgram(signal: AbortSignal): Program {
  let exitCode = 0;
  const program = new Command('reelated')
    .description('Find films and the films like them, on your own machine.')
    .version(VERSION)
    .exitOverride()
    .showHelpAfterError('(reelated --help lists the commands and their options)');

  /**
   * Adds a command whose settings are put together from all places before it runs; one that looks
   * at what was built takes the last run's where nothing else is given.
   */
  const command = (
    usage: string,
    summary: string,
    keys: readonly OptionKey[],
    action: (config: Config, args: readonly string[], own: OwnOptions) => Promise<number>,
    { asLastRun = false } = {},
  ): Command => {
    const added = program.command(usage).description(summary);
    for (const key of keys) added.addOption(settingOption(key));
    added.option('--config <file>', 'read settings from this JSON file');
    added.action(async () => {
      const own: OwnOptions = added.opts();
      const sources = {
        commandLine: givenOptions(added),
        environment: process.env,
        configFile: own['config'] as string | undefined,
      };
      const config = asLastRun
        ? await (await import('./settings.ts')).settingsOfLastRun(sources)
        : readConfig(sources);
      exitCode = await action(config, added.args, own);
    });
    return added;
  };

  command(
    'up',
    'build what is out of date, then serve',
    [...RUN_KEYS, 'refresh', ...SERVER_KEYS, 'quiet', 'json'],
    async (config) => (await import('./commands/up-command.ts')).upCommand(config, signal),
  );
  command(
    'run [tasks...]',
    'run tasks (all of them if none is named) that are out of date',
    [...RUN_KEYS, 'quiet', 'json'],
    async (config, tasks, own) =>
      (await import('./commands/run-command.ts')).runCommand(
        config,
        tasks,
        { force: own['force'] === true, dryRun: own['dryRun'] === true },
        signal,
      ),
  )
    .option('--force', 'run the named tasks even if they are up to date')
    .option('--dry-run', 'tell what would run and why; write nothing');
  command(
    'refresh',
    'fetch the files that have changed, then build what follows from them',
    [...RUN_KEYS, 'quiet', 'json'],
    async (config) => (await import('./refresh/refresh-command.ts')).refreshCommand(config, signal),
    { asLastRun: true },
  );
  command('tasks', 'list the tasks', [...PIPELINE_KEYS, 'json'], async (config) =>
    (await import('./commands/inspect-commands.ts')).tasksCommand(config),
  );
  command(
    'status',
    'tell what is up to date, out of date or missing, and why',
    [...PIPELINE_KEYS, 'json'],
    async (config) => (await import('./commands/inspect-commands.ts')).statusCommand(config),
    { asLastRun: true },
  );
  command(
    'graph',
    'draw the tasks and what they require',
    [...PIPELINE_KEYS, 'json'],
    async (config, _args, own) =>
      (await import('./commands/inspect-commands.ts')).graphCommand(
        config,
        own['format'] === 'mermaid' ? 'mermaid' : 'text',
      ),
  ).addOption(
    new Option('--format <name>', 'how to draw').choices(['text', 'mermaid']).default('text'),
  );
  command(
    'serve',
    'serve the published database',
    ['dataDir', 'serverWorkers', ...SERVER_KEYS, 'quiet', 'json'],
    async (config) => (await import('./serve/serve-command.ts')).serveCommand(config, signal),
  );
  command(
    'mcp',
    'serve the Model Context Protocol on standard input and output, for desktop assistants',
    ['dataDir', 'server'],
    async (config) => (await import('./commands/mcp-command.ts')).mcpCommand(config, signal),
  );
  command(
    'similar <film...>',
    'list the films most like one, given by id, tt id or title',
    ['dataDir', 'server', 'preset', 'threshold', 'limit', 'json'],
    async (config, film) =>
      (await import('./commands/similar-command.ts')).similarCommand(
        config,
        film.join(' '),
        signal,
      ),
  );
  searchOptions(
    command(
      'search',
      'list the films that meet all criteria',
      ['dataDir', 'server', 'limit', 'json'],
      async (config, _args, own) =>
        (await import('./commands/search-command.ts')).searchCommand(config, own, signal),
    ),
  );

  program.addHelpText('after', SETTINGS_HELP);
  return {
    async run(argv) {
      await program.parseAsync(argv);
      return exitCode;
    },
  };
}

type OwnOptions = Readonly<Record<string, unknown>>;

const SETTINGS_HELP = `
Every setting can also stand in reelated.config.json (minRating) or in the environment
(REELATED_MIN_RATING). The command line comes first, then the environment, then the file.

Exit codes: 0 done, 1 a task failed, 2 wrong use or configuration, 130 interrupted.

Examples:
  reelated up --sample                         a few hundred films, ready in seconds
  reelated up                                  IMDb's films (downloads 1.7 GB)
  reelated run --datasets ~/imdb --dry-run     what would be built from files that you have
  reelated similar "Alien" --limit 5           the films most like one
`;

function settingOption(key: OptionKey): Option {
  const { flag, help, fallback } = OPTIONS[key];
  const standard = typeof fallback === 'boolean' ? undefined : fallback;
  const shown =
    standard === undefined || String(standard) === '' ? '' : ` (default: ${String(standard)})`;
  const added = new Option(flag, `${help}${shown} [${environmentName(key)}]`);
  // one flag can stand for different settings of different commands
  return Object.assign(added, { attributeName: () => key });
}

/** The values that were given on the command line itself, not filled in by commander. */
function givenOptions(command: Command): Readonly<Record<string, unknown>> {
  const given = Object.entries(command.opts()).filter(
    ([key]) => command.getOptionValueSource(key) === 'cli',
  );
  return Object.fromEntries(given);
}

function searchOptions(command: Command): void {
  command
    .option('--title <pattern>', 'regular expression, found anywhere in the title')
    .option('--person <pattern>', 'regular expression, found anywhere in the persons')
    .option('--genre <pattern>', 'regular expression, found anywhere in the genres')
    .option('--genres <list>', 'all of these genres, separated by commas')
    .option('--persons <names...>', 'all of these persons, each name an argument')
    .option('--earliest-date <date>', 'YYYY-MM-DD')
    .option('--latest-date <date>', 'YYYY-MM-DD')
    .option('--min-duration <minutes>', 'at least this long')
    .option('--max-duration <minutes>', 'at most this long')
    .option('--min-rating <number>', 'rated at least this')
    .option('--max-rating <number>', 'rated at most this')
    .option('--vote-count <number>', 'at least so many votes');
}
