/**
 * `reelated` in a clone. In JavaScript, as Node reads its type stripper (some 0.05 s) for TypeScript
 * that its cache does not hold, and no cache is in use before the first line of the program.
 */
import { enableCompileCache } from 'node:module';

enableCompileCache();
await import('../src/cli/main.ts');
