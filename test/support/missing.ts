import { describe, expect, it } from 'vitest';

/** Shows what is not tested here and why; with SULUH_NO_SKIP=1 a missing service is a failure. */
export function skipOrFail(name: string, reason: string): void {
  if (process.env.SULUH_NO_SKIP === '1') {
    it(`${name}: its service is there`, () => expect.fail(reason));
    return;
  }
  describe.skip(`${name} [skipped: ${reason}]`, () => {
    it('needs a service that is not here', () => undefined);
  });
}
