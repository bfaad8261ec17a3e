import { createHash } from 'node:crypto';
import { sameSecret } from '../channels/webhook.ts';

/** Who may see the code by which a phone is linked: whoever holds the link that the program printed. */
export interface PairingKeys {
  /** The key of the link that works now; a new one once the last was used. */
  current(): string;
  /** Takes a key once. Gives a session that is good for an hour, or null. */
  redeem(key: string): string | null;
  allows(session: string): boolean;
}

export const sessionMs = 3_600_000;
const keyBytes = 32;

export function createPairingKeys(random: (size: number) => Buffer, now: () => number): PairingKeys {
  const fresh = () => random(keyBytes).toString('base64url');
  /** Digest of a session → when it ends. */
  const sessions = new Map<string, number>();
  let key: string | undefined;
  return {
    current: () => {
      key ??= fresh();
      return key;
    },
    redeem: (given) => {
      if (key === undefined || !sameSecret(given, key)) return null;
      key = undefined;
      const session = fresh();
      for (const [known, until] of sessions) if (until <= now()) sessions.delete(known);
      sessions.set(digest(session).toString('hex'), now() + sessionMs);
      return session;
    },
    // Looked up by its digest: how long that takes tells nothing about the session.
    allows: (session) => (sessions.get(digest(session).toString('hex')) ?? 0) > now(),
  };
}

const digest = (value: string): Buffer => createHash('sha256').update(value).digest();
