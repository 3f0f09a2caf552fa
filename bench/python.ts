import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const VENV = fileURLToPath(new URL('.venv', import.meta.url));
const PACKAGES = ['numpy==2.4.6', 'scipy==1.17.1', 'sparse_dot_topn==1.2.0', 'scikit-learn==1.9.1'];

/** The interpreter of a virtual environment with the libraries that we are measured against. */
export function python(): string {
  const interpreter = `${VENV}/bin/python`;
  if (!existsSync(`${VENV}/ready`)) {
    execFileSync('python3', ['-m', 'venv', VENV], { stdio: 'inherit' });
    const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
    execFileSync(interpreter, [...install, ...PACKAGES], { stdio: 'inherit' });
    execFileSync('touch', [`${VENV}/ready`]);
  }
  return interpreter;
}
