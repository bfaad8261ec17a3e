/**
 * Tells other parts, in this process and in others, that something may be there to do. A hint only:
 * everything that matters is in the database, and every listener also looks there by itself.
 */
export interface Wake {
  /** Never throws and never waits. Several calls close together may arrive as one. */
  notify(topic: string): void;
  /** Returns the end of the subscription. */
  subscribe(topic: string, listener: () => void): () => void;
}

/** Subscribers of one process. */
export class Listeners {
  readonly #byTopic = new Map<string, Set<() => void>>();

  add(topic: string, listener: () => void): () => void {
    const set = this.#byTopic.get(topic) ?? new Set();
    this.#byTopic.set(topic, set.add(listener));
    return () => {
      set.delete(listener);
      if (set.size === 0 && this.#byTopic.get(topic) === set) this.#byTopic.delete(topic);
    };
  }

  call(topic: string): void {
    for (const listener of this.#byTopic.get(topic) ?? []) listener();
  }

  topics(): string[] {
    return [...this.#byTopic.keys()];
  }
}

/** For a single process. */
export function localWake(): Wake {
  const listeners = new Listeners();
  return {
    notify: (topic) => listeners.call(topic),
    subscribe: (topic, listener) => listeners.add(topic, listener),
  };
}
