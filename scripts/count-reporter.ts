import type { Reporter, TestModule } from 'vitest/node';

type Count = { passed: number; failed: number };

/**
 * Ends the output with one line, `412 passed, 0 failed`, which is never kinder than the exit code: a file that does
 * not load, a hook that throws, an error outside any test and a run without tests are failures too.
 */
export default function createCountReporter(): Reporter {
  // What stands if Vitest stops before it has a result.
  let count: Count = { passed: 0, failed: 1 };

  return {
    onInit() {
      // On exit, because Vitest's own reporter and its teardown write after the run has ended.
      process.once('exit', () => {
        if (count.failed > 0) process.exitCode = process.exitCode || 1;
        process.stdout.write(`${count.passed} passed, ${count.failed} failed\n`);
      });
    },
    onTestRunEnd(modules, unhandledErrors) {
      count = countResults(modules, unhandledErrors.length);
    },
  };
}

export function countResults(modules: readonly TestModule[], unhandledErrors: number): Count {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const suites = modules.flatMap((module) => [module, ...module.children.allSuites()]);

  const passed = tests.filter((test) => test.result().state === 'passed').length;
  const failedTests = tests.filter((test) => test.result().state === 'failed').length;
  const failedSuites = suites.filter((suite) => suite.errors().length > 0).length;
  const failed = failedTests + failedSuites + unhandledErrors;

  return { passed, failed: passed + failed === 0 ? 1 : failed };
}
