import { writeFileSync } from 'node:fs';
import { errors, rejections } from '../packages/contract/src/index.ts';

/** docs/errors.md, of the contract's tables. */
export function errorDocs(): string {
  return `# Errors

<!-- Generated from packages/contract by \`node scripts/error-docs.ts\`; edit the tables there. -->

An answer that is not a success is \`{"error": {"code": …, "message": …, "details"?: …}}\`. Branch on the code: codes stay,
sentences may get better. With 429 and 503, \`Retry-After\` says how many seconds to wait.

| status | code | message |
|---|---|---|
${Object.entries(errors)
  .toSorted(([, a], [, b]) => a.status - b.status)
  .map(([code, { status, message }]) => `| ${status} | \`${code}\` | ${message} |`)
  .join('\n')}

## Rejected messages

A batch is taken message by message. The ones that are not taken are listed under \`rejected\` with their place in the
batch; the others are stored. The status is 422 when none was taken.

| code | message |
|---|---|
${Object.entries(rejections)
  .map(([code, message]) => `| \`${code}\` | ${message} |`)
  .join('\n')}
`;
}

if (import.meta.main) writeFileSync(new URL('../docs/errors.md', import.meta.url), errorDocs());
