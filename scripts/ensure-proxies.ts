/** Sees to it that the tests find nginx and Caddy; on Debian as root it installs them. */
import { aptInstall, mayInstall } from './apt.ts';
import { findProgram } from './find-program.ts';

const missing = ['nginx', 'caddy'].filter((name) => findProgram(name) === undefined);
if (missing.length > 0 && !(mayInstall() && aptInstall(...missing))) {
  console.error(
    `The tests of the server behind a proxy need ${missing.join(' and ')}: \`sudo apt-get install ${missing.join(' ')}\`.`,
  );
  process.exitCode = 1;
}
