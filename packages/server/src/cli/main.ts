import { runTurnout } from './turnout.ts';

process.exitCode = await runTurnout({
  argv: process.argv.slice(2),
  environment: process.env,
  workingDirectory: process.cwd(),
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
});
