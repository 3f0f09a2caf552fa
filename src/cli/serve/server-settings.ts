import type { OptionKey } from '../../config/options.ts';

/** The settings of a server. */
export const SERVER_KEYS = [
  'host',
  'port',
  'allowedHosts',
  'trustProxy',
  'basePath',
  'publicUrl',
  'cors',
  'rateLimit',
  'logLevel',
] as const satisfies readonly OptionKey[];

/** The settings of `serve`; its worker processes get all of them. */
export const SERVE_KEYS = [
  'dataDir',
  'serverWorkers',
  ...SERVER_KEYS,
  'quiet',
  'json',
] as const satisfies readonly OptionKey[];
