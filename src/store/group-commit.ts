/**
 * Lets calls share commits: the first one is written at once, those that come while a write is under
 * way go together in the next. Each call resolves after the commit that holds its items.
 * @param write one transaction for a batch; when it fails, every call in the batch fails
 * @param most items in one transaction
 */
export function groupCommit<T>(
  write: (batch: readonly T[]) => Promise<void>,
  most = 256,
): (items: readonly T[]) => Promise<void> {
  interface Call {
    readonly items: readonly T[];
    readonly resolve: () => void;
    readonly reject: (error: unknown) => void;
  }
  let waiting: Call[] = [];
  let writing = false;

  const nextBatch = (): Call[] => {
    let size = 0;
    let calls = 0;
    for (const call of waiting) {
      if (calls > 0 && size + call.items.length > most) break;
      size += call.items.length;
      calls++;
    }
    const batch = waiting.slice(0, calls);
    waiting = waiting.slice(calls);
    return batch;
  };

  const writeAll = async () => {
    writing = true;
    while (waiting.length > 0) {
      const calls = nextBatch();
      try {
        await write(calls.flatMap((call) => call.items));
        for (const call of calls) call.resolve();
      } catch (error) {
        for (const call of calls) call.reject(error);
      }
      // SQLite writes without a turn of the event loop; in this turn arrives what goes together next.
      await new Promise((resolve) => setImmediate(resolve));
    }
    writing = false;
  };

  return (items) =>
    new Promise<void>((resolve, reject) => {
      waiting.push({ items, resolve, reject });
      if (!writing) void writeAll();
    });
}
