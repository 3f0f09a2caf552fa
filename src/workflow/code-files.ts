/**
 * A source file beside the module at `base` (its `import.meta.url`). Modules are named by their
 * source, `./x.ts`; in the built package, where the module itself is a `.js` file, so is `x`.
 */
export function moduleFile(base: string, file: string): URL {
  return new URL(base.endsWith('.ts') ? file : file.replace(/\.ts$/, '.js'), base);
}

/** The files of a task's `code`, each given relative to the task's module; see {@link moduleFile}. */
export function codeFiles(base: string, files: readonly string[]): readonly URL[] {
  return files.map((file) => moduleFile(base, file));
}
