import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createPairingKeys, sessionMs } from '../../src/http/pairing-keys.ts';

describe('the link to the page that links a phone', () => {
  it('works once, and a new one is made after it', () => {
    const keys = createPairingKeys(randomBytes, () => 0);
    expect(keys.redeem('')).toBeNull();
    const key = keys.current();
    expect(keys.current()).toBe(key);
    expect(keys.redeem(`${key}x`)).toBeNull();
    const session = keys.redeem(key);
    expect(session).toMatch(/^[\w-]{43}$/);
    expect(keys.redeem(key)).toBeNull();
    expect(keys.current()).not.toBe(key);
  });

  it('opens it for an hour', () => {
    let now = 0;
    const keys = createPairingKeys(randomBytes, () => now);
    const session = keys.redeem(keys.current()) ?? '';
    expect(keys.allows(session)).toBe(true);
    expect(keys.allows(keys.current())).toBe(false);
    now = sessionMs - 1;
    expect(keys.allows(session)).toBe(true);
    now = sessionMs;
    expect(keys.allows(session)).toBe(false);
  });
});
