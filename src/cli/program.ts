import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { environmentName, readConfig, type Config } from '../config/config.ts';
import { OPTIONS, REPEATABLE, type OptionKey } from '../config/options.ts';
import { VERSION } from '../version.ts';
import { COMMANDS, type CommandSpec } from './command-list.ts';

/** The parsed command line, ready to run; resolves to the exit code of the process. */
export interface Program {
  readonly run: (argv: readonly string[]) => Promise<number>;
}

/** Whether parsing ended with wrong usage or `--help`; commander has already written its message. */
export function isUsageExit(error: unknown): error is CommanderError {
  return error instanceof CommanderError;
}

/** The `reelated` command with all its commands. */
export function createProgram(signal: AbortSignal): Program {
  let exitCode = 0;
  const program = new Command('reelated')
    .description('Find films, and films like them, on your own machine.')
    .version(VERSION)
    .exitOverride()
    .showHelpAfterError('(reelated --help lists the commands)');
  for (const spec of COMMANDS) {
    const command = addCommand(program, spec);
    command.action(async () => {
      const options: Readonly<Record<string, unknown>> = command.opts();
      const config = await configOf(command, spec);
      exitCode = await spec.run({ config, args: command.args, options, signal });
    });
  }
  program.addHelpText('after', SETTINGS_HELP);
  return {
    async run(argv) {
      await program.parseAsync(argv);
      return exitCode;
    },
  };
}

function addCommand(program: Command, { usage, summary, settings, options = [] }: CommandSpec) {
  const command = program
    .command(usage)
    .description(`${capitalised(summary)}.`)
    .summary(summary);
  const config = new Option('--config <file>', 'read settings from this JSON file');
  for (const option of [...settings.map(settingOption), ...options, config]) {
    refuseRepetition(option);
    command.addOption(option);
  }
  return command;
}

async function configOf(command: Command, { asLastRun = false }: CommandSpec): Promise<Config> {
  const sources = {
    commandLine: givenOptions(command),
    environment: process.env,
    configFile: command.opts()['config'] as string | undefined,
  };
  if (!asLastRun) return readConfig(sources);
  return (await import('./settings.ts')).settingsOfLastRun(sources);
}

const SETTINGS_HELP = `
Every setting can also be given in reelated.config.json (minRating) or in the environment
(REELATED_MIN_RATING). The command line takes precedence over the environment, and the
environment over the file.

Exit codes: 0 done, 1 a task failed, 2 wrong usage or configuration, 130 interrupted.

Examples:
  reelated up --sample                         a few hundred films, ready in seconds
  reelated up                                  IMDb's films (downloads 1.7 GB)
  reelated run --datasets ~/imdb --dry-run     what would be built from your own files
  reelated similar "Alien" --limit 5           the films most similar to one
  reelated search --genres Drama --sort rating --format csv > dramas.csv
`;

function settingOption(key: OptionKey): Option {
  const { flag, help, fallback } = OPTIONS[key];
  const hasDefault = fallback !== undefined && typeof fallback !== 'boolean';
  // some describe their default in words
  const isShown = hasDefault && String(fallback) !== '' && !help.includes('(default: ');
  const shown = isShown ? ` (default: ${String(fallback)})` : '';
  const added = new Option(flag, `${help}${shown} [${environmentName(key)}]`);
  if (REPEATABLE.has(key)) {
    added.argParser((value: string, before?: readonly string[]) => [...(before ?? []), value]);
  }
  // one flag can be different settings of different commands
  return Object.assign(added, { attributeName: () => key });
}

/** Makes it an error to give an option twice that takes one value; the last would count. */
function refuseRepetition(option: Option): void {
  const { parseArg, argChoices, flags } = option;
  const takesSeveral = option.variadic || (parseArg !== undefined && argChoices === undefined);
  const isSwitch = option.isBoolean() || option.negate;
  if (isSwitch || takesSeveral || option.defaultValue !== undefined) return;
  option.argParser((value: string, before?: string) => {
    if (before !== undefined && before !== value) {
      const list = flags.includes('<list>') ? '; separate multiple values with commas' : '';
      throw new InvalidArgumentError(`It was already given as ${before}${list}.`);
    }
    return parseArg === undefined ? value : parseArg(value, before);
  });
}

/** The values given on the command line itself, without commander's defaults. */
function givenOptions(command: Command): Readonly<Record<string, unknown>> {
  const given = Object.entries(command.opts()).filter(
    ([key]) => command.getOptionValueSource(key) === 'cli',
  );
  return Object.fromEntries(given);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
