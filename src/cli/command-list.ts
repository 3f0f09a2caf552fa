import { Option } from 'commander';
import { type Config } from '../config/config.ts';
import { BUILD_KEYS, type OptionKey } from '../config/options.ts';
import { forYouOptions } from './for-you/for-you-options.ts';
import { listOptions } from './commands/list-options.ts';
import { searchOptions } from './commands/search-options.ts';
import { similarOptions } from './commands/similar-options.ts';
import { SERVE_KEYS, SERVER_KEYS } from './serve/server-settings.ts';

/** What a command is given. */
interface Invocation {
  readonly config: Config;
  readonly args: readonly string[];
  /** The values of the command's own options. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly signal: AbortSignal;
}

/** A command of the command line. */
export interface CommandSpec {
  /** Its name and arguments. */
  readonly usage: string;
  readonly summary: string;
  /** The settings that it uses; each is an option. */
  readonly settings: readonly OptionKey[];
  /** Options that are not settings. */
  readonly options?: readonly Option[];
  /** Whether it uses the settings of the last run where no others are given. */
  readonly asLastRun?: boolean;
  /** Resolves to the exit code; the code of a command is loaded when it runs. */
  readonly run: (invocation: Invocation) => Promise<number>;
}

const PIPELINE_KEYS = ['dataDir', ...BUILD_KEYS, 'sparkConf'] as const;
const RUN_KEYS = [
  ...PIPELINE_KEYS,
  'contact',
  'privateRedirects',
  'workers',
  'memory',
  'acceptChanges',
] as const;

/** Every command, in the order of the help. */
export const COMMANDS: readonly CommandSpec[] = [
  {
    usage: 'up',
    summary: 'build what is out of date, then serve it',
    settings: [...RUN_KEYS, 'refresh', ...SERVER_KEYS, 'quiet', 'json'],
    run: async ({ config, signal }) =>
      (await import('./commands/up-command.ts')).upCommand(config, signal),
  },
  {
    usage: 'run [tasks...]',
    summary: 'run the given tasks, or all, if they are out of date',
    settings: [...RUN_KEYS, 'cellLimit', 'quiet', 'json'],
    options: [
      new Option('--force', 'run the tasks even if they are up to date'),
      new Option('--dry-run', 'show what would run and why; write nothing'),
    ],
    run: async ({ config, args, options, signal }) => {
      const { runCommand } = await import('./commands/run-command.ts');
      const how = { force: options['force'] === true, dryRun: options['dryRun'] === true };
      return runCommand(config, args, how, signal);
    },
  },
  {
    usage: 'notebooks [names...]',
    summary: 'execute the given notebooks, or all, if they are out of date',
    settings: [...RUN_KEYS, 'cellLimit', 'quiet', 'json'],
    options: [
      new Option('--force', 'execute the notebooks even if they are up to date'),
      new Option('--dry-run', 'show what would be executed and why; write nothing'),
    ],
    asLastRun: true,
    run: async ({ config, args, options, signal }) => {
      const { notebooksCommand } = await import('./commands/notebooks-command.ts');
      const how = { force: options['force'] === true, dryRun: options['dryRun'] === true };
      return notebooksCommand(config, args, how, signal);
    },
  },
  {
    usage: 'refresh',
    summary: 'download the files that have changed, then build what depends on them',
    settings: [...RUN_KEYS, 'quiet', 'json'],
    asLastRun: true,
    run: async ({ config, signal }) =>
      (await import('./refresh/refresh-command.ts')).refreshCommand(config, signal),
  },
  {
    usage: 'tasks',
    summary: 'list the tasks',
    settings: [...PIPELINE_KEYS, 'json'],
    run: async ({ config }) =>
      (await import('./commands/inspect-commands.ts')).tasksCommand(config),
  },
  {
    usage: 'status',
    summary: 'show what is up to date and what is not, and why',
    settings: [...PIPELINE_KEYS, 'json'],
    asLastRun: true,
    run: async ({ config }) =>
      (await import('./commands/inspect-commands.ts')).statusCommand(config),
  },
  {
    usage: 'graph',
    summary: 'draw the tasks and what they depend on',
    settings: [...PIPELINE_KEYS, 'json'],
    options: [
      new Option('--format <name>', 'format of the graph')
        .choices(['text', 'mermaid'])
        .default('text'),
    ],
    run: async ({ config, options }) => {
      const { graphCommand } = await import('./commands/inspect-commands.ts');
      return graphCommand(config, options['format'] === 'mermaid' ? 'mermaid' : 'text');
    },
  },
  {
    usage: 'serve',
    summary: 'serve what has been built',
    settings: SERVE_KEYS,
    run: async ({ config, signal }) =>
      (await import('./serve/serve-command.ts')).serveCommand(config, signal),
  },
  {
    usage: 'similar <film...>',
    summary: 'list the films most similar to one, given by id or title',
    settings: ['dataDir', 'server', 'preset', 'threshold', 'limit', 'json'],
    options: similarOptions(),
    run: async ({ config, args, options, signal }) =>
      (await import('./commands/similar-command.ts')).similarCommand(
        config,
        args.join(' '),
        options,
        signal,
      ),
  },
  {
    usage: 'search',
    summary: 'list or export the films that match all criteria',
    settings: ['dataDir', 'server', 'limit', 'json'],
    options: searchOptions(),
    run: async ({ config, options, signal }) =>
      (await import('./commands/search-command.ts')).searchCommand(config, options, signal),
  },
  {
    usage: 'for-you <files...>',
    summary: 'recommend films from your exported ratings, with reasons',
    settings: ['dataDir', 'server', 'preset', 'limit', 'json'],
    options: forYouOptions(),
    run: async ({ config, args, options, signal }) =>
      (await import('./commands/for-you-command.ts')).forYouCommand(config, args, options, signal),
  },
  {
    usage: 'list [name]',
    summary: 'show all named lists, or show or fill one of them',
    settings: ['dataDir', 'server', 'limit', 'json'],
    options: listOptions(),
    run: async ({ config, args, options, signal }) =>
      (await import('./commands/list-command.ts')).listCommand(config, args, options, signal),
  },
  {
    usage: 'mcp',
    summary: 'serve the Model Context Protocol on standard input and output, for assistants',
    settings: ['dataDir', 'server'],
    run: async ({ config, signal }) =>
      (await import('./commands/mcp-command.ts')).mcpCommand(config, signal),
  },
];
