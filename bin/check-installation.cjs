'use strict';
const fs = require('node:fs');
const path = require('node:path');

/**
 * DuckDB's engine is an optional dependency of its package, one for each platform.
 *
 * @throws {Error} that says what is missing and how to install it
 */
function checkInstallation(platform) {
  const bindings = path.dirname(require.resolve('@duckdb/node-bindings/package.json'));
  const { optionalDependencies } = JSON.parse(
    fs.readFileSync(path.join(bindings, 'package.json'), 'utf8'),
  );
  const names = [`@duckdb/node-bindings-${platform}`, `@duckdb/node-bindings-${platform}-musl`];
  if (!names.some((name) => name in optionalDependencies)) {
    throw new Error(`DuckDB has no package for ${platform}, so Reelated cannot run here`);
  }
  if (!names.some((name) => isInstalled(name, bindings))) {
    throw new Error(
      `${names[0]} is missing, which npm leaves out with --omit=optional or --no-optional; ` +
        'install Reelated again without that option',
    );
  }
}

function isInstalled(name, from) {
  try {
    require.resolve(`${name}/package.json`, { paths: [from] });
    return true;
  } catch {
    return false;
  }
}

module.exports = { checkInstallation };
