#!/usr/bin/env node
'use strict';
/**
 * Starts the installed program with Node 24 or later: with this Node, or else with one that is on
 * this machine, or else with one fetched from the npm registry, once. In CommonJS and plain old
 * JavaScript, so that every Node can read it and say what is wrong.
 *
 * REELATED_NODE is the Node to use, where the search would find the wrong one.
 */
const { spawn } = require('node:child_process');
const path = require('node:path');

const LEAST_MAJOR = 24;
const PROGRAM = path.join(__dirname, '..', 'dist', 'cli', 'main.js');
const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'];

function fail(message) {
  process.stderr.write(`reelated: ${message}\n`);
  process.exit(1);
}

async function start() {
  const platform = `${process.platform}-${process.arch}`;
  require('./check-installation.cjs').checkInstallation(platform);
  const given = process.env.REELATED_NODE;
  if (!given && Number(process.versions.node.split('.')[0]) >= LEAST_MAJOR) {
    process.argv[1] = PROGRAM;
    await import(require('node:url').pathToFileURL(PROGRAM).href);
    return;
  }
  const { findNode } = require('./find-node.cjs');
  const node = given || findNode(LEAST_MAJOR) || require('./fetch-node.cjs').fetchNode(platform);
  runWith(node);
}

/** Runs the program in a process of its own, which ends when this one does, whatever ends it. */
function runWith(node) {
  const child = spawn(node, [PROGRAM, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, REELATED_LAUNCHER: String(process.pid) },
  });
  for (const signal of FORWARDED) {
    process.on(signal, () => {
      // a terminal sends Ctrl-C to both processes
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  // npm starts a shell and sends its signals to that one only
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent || process.env.npm_command === undefined) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, 500);
  watch.unref();
  child.on('error', (error) => fail(`cannot start ${node}: ${error.message}`));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    for (const name of FORWARDED) process.removeAllListeners(name);
    process.kill(process.pid, signal);
  });
}

start().catch((error) => fail(error.message));
