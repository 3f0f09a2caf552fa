import { readFileSync } from 'node:fs';

const { version, license } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
);

/** The version of the package. */
export const VERSION = String(version);

/** Its licence, an SPDX id. */
export const LICENSE = String(license);
