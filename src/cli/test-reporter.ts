import type { Reporter, TestModule } from 'vitest/node';

/** How the tests went, as `suluh test` reports it. */
export interface TestCount {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly { readonly test: string; readonly reason: string | undefined }[];
}

/** Hands the count to the process that started vitest. A file or hook that broke counts as a failed test. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const failedTests = tests.filter((test) => test.result().state === 'failed').length;
    const suites = modules.flatMap((module) => [module, ...module.children.allSuites()]);
    const brokenSuites = suites.filter((suite) => suite.errors().length > 0).length;
    const count: TestCount = {
      passed: tests.filter((test) => test.result().state === 'passed').length,
      failed: failedTests + brokenSuites + errors.length,
      skipped: tests.flatMap((test) => {
        const result = test.result();
        if (result.state !== 'skipped') return [];
        return [{ test: `${test.module.relativeModuleId}: ${test.fullName}`, reason: result.note }];
      }),
    };
    process.send?.(count);
  }
}
