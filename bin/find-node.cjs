'use strict';
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const NAME = process.platform === 'win32' ? 'node.exe' : 'node';

/** Where version managers keep their Nodes, below the home folder: each version in a folder. */
const MANAGED = [
  ['.nvm/versions/node', `bin/${NAME}`],
  ['.local/share/fnm/node-versions', `installation/bin/${NAME}`],
  ['Library/Application Support/fnm/node-versions', `installation/bin/${NAME}`],
  ['.volta/tools/image/node', `bin/${NAME}`],
  ['.asdf/installs/nodejs', `bin/${NAME}`],
  ['.local/share/mise/installs/node', `bin/${NAME}`],
  ['AppData/Roaming/nvm', NAME],
];

/** The path of a Node of version `leastMajor` or later: on the PATH, or of a version manager. */
function findNode(leastMajor) {
  return [...onPath(), ...managed()].find((file) => majorOf(file) >= leastMajor);
}

function onPath() {
  return (process.env.PATH || '')
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder))
    .map((folder) => path.join(folder, NAME))
    .filter((file) => fs.existsSync(file));
}

/** The newest first. */
function managed() {
  return MANAGED.flatMap(([folder, node]) => {
    const versions = path.join(os.homedir(), folder);
    if (!fs.existsSync(versions)) return [];
    return fs
      .readdirSync(versions)
      .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
      .map((version) => path.join(versions, version, node))
      .filter((file) => fs.existsSync(file));
  });
}

function majorOf(file) {
  try {
    const version = execFileSync(file, ['--version'], { encoding: 'utf8', timeout: 10000 });
    return Number(/^v(\d+)\./.exec(version)[1]);
  } catch {
    return 0;
  }
}

module.exports = { findNode };
