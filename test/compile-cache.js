// For `node --import`, ahead of each test file: the start of a test is mostly the compilation of
// modules that other tests have compiled before it. Threads and child processes find the cache
// through the environment, as those of the command line do.
import { enableCompileCache } from 'node:module';
import { dirname } from 'node:path';
import process from 'node:process';

const { directory } = enableCompileCache();
if (directory !== undefined) process.env['NODE_COMPILE_CACHE'] = dirname(directory);
