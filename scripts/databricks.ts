/** Rewrites the statements in the notebook for Databricks, after a change in `src/films/spark/`. */
import { readFile, writeFile } from 'node:fs/promises';
import { DATABRICKS_NOTEBOOK, databricksNotebook } from './databricks-notebook.ts';

const notebook = await readFile(DATABRICKS_NOTEBOOK, 'utf8');
await writeFile(DATABRICKS_NOTEBOOK, databricksNotebook(notebook));
