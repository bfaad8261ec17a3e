// The page's socket to the server: requests with answers, and what the server says by itself.

export const wire = {
  socket: null,
  waiting: new Map(),
  count: 0,
  heard: {},

  open() {
    this.socket = new WebSocket(`wss://${location.host}/ws/chat`);
    this.socket.onopen = async () => this.say('hello', { session: await session.read().catch(() => null) });
    this.socket.onmessage = ({ data }) => this.take(JSON.parse(data));
    this.socket.onclose = () => {
      for (const { reject } of this.waiting.values()) reject(new Error('socket closed'));
      this.waiting.clear();
      this.heard.closed();
      setTimeout(() => this.open(), 150);
    };
  },

  say(op, body = {}) {
    if (this.socket.readyState !== WebSocket.OPEN) return;
    this.socket.send(JSON.stringify({ op, ...body }));
  },

  ask(op, body = {}) {
    return new Promise((resolve, reject) => {
      if (this.socket.readyState !== WebSocket.OPEN) return reject(new Error('socket closed'));
      this.count += 1;
      this.waiting.set(this.count, { resolve, reject });
      this.socket.send(JSON.stringify({ op, n: this.count, ...body }));
    });
  },

  take({ event, n, error, ...body }) {
    const asked = this.waiting.get(n);
    if (asked) {
      this.waiting.delete(n);
      if (error) asked.reject(Object.assign(new Error(error), { status: body.status }));
      else asked.resolve(body);
    } else {
      this.heard[event]?.(body);
    }
  },
};

/** What a paired browser keeps on disk, written through before it counts. */
export const session = {
  async table(mode) {
    const base = await new Promise((resolve, reject) => {
      const opening = indexedDB.open('model-storage', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('session');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    return base.transaction('session', mode, { durability: 'strict' });
  },

  async read() {
    const table = await this.table('readonly');
    const reading = table.objectStore('session').get('token');
    return new Promise((resolve, reject) => {
      reading.onerror = () => reject(reading.error);
      reading.onsuccess = () => resolve(reading.result ?? null);
    });
  },

  async write(token) {
    const table = await this.table('readwrite');
    if (token === null) table.objectStore('session').delete('token');
    else table.objectStore('session').put(token, 'token');
    return new Promise((resolve) => {
      table.oncomplete = () => resolve();
    });
  },
};
