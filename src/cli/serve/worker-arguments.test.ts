import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig, type Config } from '../../config/config.ts';
import { OPTIONS, type OptionKey } from '../../config/options.ts';
import { COMMANDS } from '../command-list.ts';
import { workerArguments } from './worker-arguments.ts';

const DEFAULTS = readConfig({ commandLine: {}, environment: {} });
const SETTINGS = COMMANDS.find(({ usage }) => usage === 'serve')?.settings ?? [];

/** A value of the same kind as the default, but another one. */
function otherThan(key: OptionKey): unknown {
  const { fallback } = OPTIONS[key];
  if (typeof fallback === 'boolean') return !fallback;
  return Array.isArray(fallback) ? [`a ${key}`, 'another'] : `a ${key}`;
}

test('a worker is given every setting of serve', () => {
  assert.ok(SETTINGS.length > 5);
  const values = SETTINGS.map((key) => [key, otherThan(key)] as const);
  const config = { ...DEFAULTS, ...Object.fromEntries(values) } as Config;
  const expected = values.flatMap(([key, value]) => {
    const [name = ''] = OPTIONS[key].flag.split(' ');
    return typeof value === 'boolean' ? [name] : [name, String(value)];
  });
  assert.deepEqual(workerArguments(config), ['serve', ...expected]);
});

test('a worker is given defaults, too, as its environment may have other values', () => {
  const { dataDir } = DEFAULTS;
  assert.equal(
    workerArguments(DEFAULTS).join(' '),
    `serve --data-dir ${dataDir} --workers 1 --host 127.0.0.1 --port 8000 --log-level warn`,
  );
});
