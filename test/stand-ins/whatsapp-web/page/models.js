// What WhatsApp Web's own models look like to a script in the page: ids, events, collections.

export class Events {
  #listeners = new Map();

  on(names, listener) {
    for (const name of names.split(' ')) {
      const known = this.#listeners.get(name) ?? [];
      this.#listeners.set(name, [...known, listener]);
    }
  }

  off(name, listener) {
    this.#listeners.set(
      name,
      (this.#listeners.get(name) ?? []).filter((one) => one !== listener && one.first !== listener),
    );
  }

  once(name, listener) {
    const first = (...args) => {
      this.off(name, first);
      listener(...args);
    };
    this.on(name, first);
  }

  trigger(name, ...args) {
    for (const listener of this.#listeners.get(name) ?? []) listener(...args);
  }

  listens(name) {
    return (this.#listeners.get(name) ?? []).length > 0;
  }
}

/** A model whose changes are told as `change:<name>` and `change`. */
export class Model extends Events {
  set(name, value) {
    const before = this[name];
    if (before === value) return;
    this[name] = value;
    this.trigger(`change:${name}`, this, value, before);
    this.trigger('change', this);
    this.collection?.trigger(`change:${name}`, this, value, before);
    this.collection?.trigger('change', this);
  }

  serialize() {
    const plain = {};
    for (const [name, value] of Object.entries(this)) {
      if (name === 'collection' || typeof value === 'function') continue;
      plain[name] = value;
    }
    return plain;
  }
}

export class Wid {
  constructor(serialized) {
    const [user, server] = String(serialized).split('@');
    if (!user || !server) throw new Error('wid error: invalid wid');
    this.server = server === 's.whatsapp.net' ? 'c.us' : server;
    this.user = user;
    this._serialized = `${this.user}@${this.server}`;
  }

  static of(like) {
    return like instanceof Wid ? like : new Wid(typeof like === 'object' ? like._serialized : like);
  }

  isLid() {
    return this.server === 'lid';
  }
  isGroup() {
    return this.server === 'g.us';
  }
  isUser() {
    return this.server === 'c.us' || this.server === 'lid';
  }
  isStatus() {
    return this._serialized === 'status@broadcast';
  }
  isBroadcast() {
    return this.server === 'broadcast';
  }
  toJid() {
    return this._serialized.replace('@c.us', '@s.whatsapp.net');
  }
  toString() {
    return this._serialized;
  }
}

export class MsgKey {
  constructor({ from, to, remote, id, participant, selfDir, fromMe }) {
    this.fromMe = fromMe ?? selfDir === 'out';
    this.remote = remote ?? (this.fromMe ? to : from);
    this.id = id;
    if (participant) this.participant = participant;
    const parts = [this.fromMe, this.remote._serialized, id];
    this._serialized = [...parts, ...(participant ? [participant._serialized] : [])].join('_');
  }

  static async newId() {
    const bytes = crypto.getRandomValues(new Uint8Array(9));
    return `3EB0${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`.toUpperCase();
  }
}

export class Msg extends Model {
  constructor(data) {
    super();
    Object.assign(this, data);
    if (this.directPath) this.mediaData = { mediaStage: 'RESOLVED' };
  }

  unsafe() {
    return this;
  }

  async downloadMedia() {}

  msgContextInfo() {
    return { quotedMsg: { type: this.type, body: this.body }, quotedStanzaID: this.id.id };
  }

  serialize() {
    return structuredClone({ ...super.serialize(), mediaData: undefined });
  }
}

export class Chat extends Model {
  constructor(id) {
    super();
    this.id = id;
    this.unreadCount = 0;
    this.formattedTitle = id.user;
    this.t = 0;
    this.mute = { expiration: 0 };
    const all = [];
    this.msgs = {
      list: all,
      getModelsArray: () => [...all],
      get length() {
        return all.length;
      },
    };
  }

  serialize() {
    const { msgs, groupMetadata: _groupMetadata, ...plain } = super.serialize();
    return structuredClone({ ...plain, msgs: msgs.list.map((msg) => msg.id._serialized) });
  }
}

export class GroupMetadata extends Model {
  constructor(data) {
    super();
    Object.assign(this, data);
  }

  serialize() {
    return structuredClone(super.serialize());
  }
}

export class Collection extends Events {
  modelClass;
  #models = new Map();

  constructor(modelClass) {
    super();
    this.modelClass = modelClass;
  }

  get(id) {
    return this.#models.get(typeof id === 'object' && id !== null ? id._serialized : id);
  }

  add(model) {
    const known = this.get(model.id);
    if (known) return known;
    model.collection = this;
    this.#models.set(model.id._serialized, model);
    this.trigger('add', model);
    return model;
  }

  remove(model) {
    if (this.#models.delete(model.id._serialized)) this.trigger('remove', model);
  }

  getModelsArray() {
    return [...this.#models.values()];
  }
}
