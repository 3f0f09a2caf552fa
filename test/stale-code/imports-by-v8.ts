/**
 * `node --experimental-vm-modules imports-by-v8.ts FILE…`: prints, as JSON, what each module
 * imports at run time, as the JavaScript engine itself reads it once the types are gone.
 */
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import process from 'node:process';
import { SourceTextModule } from 'node:vm';

const imports = process.argv.slice(2).map((path) => {
  const source = stripTypeScriptTypes(readFileSync(path, 'utf8'));
  const { moduleRequests } = new SourceTextModule(source);
  return [path, moduleRequests.map(({ specifier }) => specifier)] as const;
});
process.stdout.write(JSON.stringify(Object.fromEntries(imports)));
