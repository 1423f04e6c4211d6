import { writeFileSync } from 'node:fs';
import { parseOptions } from './options.ts';
import { printable, table } from './report.ts';
import { runBench } from './run.ts';

const usage = `npm run bench -- [--messages 1000000] [--only answers,accept] [--json FILE]
Measures: size, memory, raw, page, scrubbing, answers, refresh, visible, accept, sdk, forwarding, import, rebuild. docs/benchmarks.md says what each is.
`;

const options = parseOptions(process.argv.slice(2));
if (typeof options === 'string') {
  process.stderr.write(`${options}\n${usage}`);
  process.exit(2);
}
const report = await runBench(options, (line) => process.stderr.write(`${line}\n`));
process.stdout.write(`${table(report)}\n`);
if (options.json !== undefined) writeFileSync(options.json, `${printable(report)}\n`);
