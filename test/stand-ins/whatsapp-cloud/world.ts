import { randomBytes } from 'node:crypto';
import type { Shown } from './limits.ts';

export interface StoredFile {
  readonly bytes: Buffer;
  readonly mime: string;
  /** What the API says about its size; undefined: the truth. */
  statedSize?: number;
  gone: boolean;
}

/** A message of the bot as it reached a person. */
export interface Received extends Shown {
  readonly id: string;
  /** `to` or `recipient`: by what it was addressed. */
  readonly by: 'to' | 'recipient';
  readonly file?: StoredFile;
}

export interface PersonRecord {
  /** Digits; undefined for somebody who hides their number. */
  readonly phone: string | undefined;
  readonly userId: string | undefined;
  readonly name: string;
  /** When they wrote last by the stand-in's clock; undefined: never. */
  wroteAt: number | undefined;
  readonly inbox: Received[];
}

/** What goes wrong, and how often. */
export interface Fault {
  readonly code: number | 'timeout' | 'reset' | 'garbage';
  readonly as: 'error' | 'status';
  /** So many messages pass before. */
  after: number;
  times: number;
  readonly retryAfter: number | undefined;
}

/** Everything that Meta would know. */
export class World {
  readonly people: PersonRecord[] = [];
  readonly files = new Map<string, StoredFile>();
  readonly faults: Fault[] = [];
  /** Milliseconds that the stand-in's clock is ahead. */
  ahead = 0;
  #count = 0;

  now(): number {
    return Date.now() + this.ahead;
  }

  /** As long and as odd as Meta's. */
  messageId(): string {
    this.#count += 1;
    return `wamid.${Buffer.from(`${this.#count}:${randomBytes(12).toString('hex')}`).toString('base64')}`;
  }

  put(bytes: Buffer, mime: string): string {
    const id = String(700_000_000_000 + this.files.size);
    this.files.set(id, { bytes, mime, gone: false });
    return id;
  }

  byAddress(address: string): PersonRecord | undefined {
    return this.people.find(({ phone, userId }) => phone === address || userId === address);
  }

  takeFault(as: Fault['as']): Fault | undefined {
    const fault = this.faults.find((one) => one.as === as && one.times > 0);
    if (!fault) return undefined;
    if (fault.after > 0) {
      fault.after -= 1;
      return undefined;
    }
    fault.times -= 1;
    return fault;
  }
}
