import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { exportsOf, historyOf } from '../../laws/exports/exports.ts';
import { ImportError } from '../import/import-error.ts';
import { sourceNames } from './source.ts';
import { findingsOf } from './source-scene.ts';
import { sources } from './sources.ts';

vi.setConfig({ testTimeout: 120_000 });

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'turnout-fuzz-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

const cases = sourceNames.flatMap((from) => Object.keys(exportsOf[from]).map((kind) => ({ from, kind })));

/** Bytes that mean something in one of the formats, and some that mean nothing. */
const byte = fc.oneof(fc.constantFrom(...Buffer.from('{}[]",:\\\n0-/x')), fc.nat(255));
const changes = fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), byte }), { maxLength: 8 });

test.each(cases)(
  '$from, $kind: whatever happens to the bytes, it is refused with a sentence or read as messages',
  async ({ from, kind }) => {
    const written = exportsOf[from][kind]?.(historyOf(kind).slice(0, 12));
    if (written === undefined) throw new Error('There is no such export.');
    const original = Buffer.from(written.content);
    const path = join(directory, `fuzzed.${written.extension}`);

    const hold = async (bytes: Buffer) => {
      writeFileSync(path, bytes);
      const options = { dateOrder: 'dmy', ...written.options } as const;
      const findings = await findingsOf(sources[from].convert, bytes, options, { path }).catch(
        (error: unknown) => error,
      );
      if (findings instanceof ImportError) return expect(findings.message).not.toMatch(/undefined|\[object/);
      // Anything else that was thrown is no list.
      expect(findings).toBeInstanceOf(Array);
      for (const finding of findings as Awaited<ReturnType<typeof findingsOf>>) {
        if ('message' in finding) {
          expect(finding.message).toMatchObject({
            platform: expect.any(String),
            user: expect.any(String),
            timestamp: expect.toSatisfy(Number.isSafeInteger),
            id: expect.any(String),
          });
        }
      }
    };

    await fc.assert(
      fc.asyncProperty(
        changes,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.boolean(),
        async (edits, part, isCut) => {
          const bytes = Buffer.from(original);
          for (const edit of edits) bytes[Math.floor(edit.at * (bytes.length - 1))] = edit.byte;
          await hold(isCut ? bytes.subarray(0, Math.floor(part * bytes.length)) : bytes);
        },
      ),
      { numRuns: 60 },
    );
  },
);
