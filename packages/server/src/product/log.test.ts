import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

test("an error is logged without the engine's own text", () => {
  const program = `
    import { createLog } from ${JSON.stringify(new URL('./log.ts', import.meta.url).href)};
    import { EngineError } from ${JSON.stringify(new URL('../store/engine.ts', import.meta.url).href)};
    const cause = new Error("Code: 27. DB::Exception: parsed text 'SECRET-USER' (CANNOT_PARSE_INPUT)");
    createLog('info').error({ err: new EngineError('failed', 'The engine could not do this.', cause) }, 'It failed.');`;
  const { stderr, stdout } = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', program], {
    encoding: 'utf8',
  });
  expect(stdout).toBe('');
  expect(JSON.parse(stderr)).toMatchObject({
    msg: 'It failed.',
    err: {
      type: 'EngineError',
      message: 'The engine could not do this.',
      cause: 'Error Code: 27 (CANNOT_PARSE_INPUT)',
    },
  });
  expect(stderr).not.toContain('SECRET-USER');
});
