// The account as this page sees it: connection, chats, messages.

import { Chat, Collection, Events, GroupMetadata, Model, Msg, MsgKey, Wid } from './models.js';
import { session, wire } from './wire.js';

export const Socket = Object.assign(new Model(), { state: 'OPENING', hasSynced: false });
export const Conn = Object.assign(new Model(), { ref: '', platform: 'android', pushname: 'Suluh' });
export const Cmd = new Events();
export const Msgs = new Collection(Msg);
export const Chats = new Collection(Chat);
export const Contacts = new Collection(Model);
const Groups = new Map();
export const Calls = Object.assign(new Events(), { calls: new Map() });
/** @lid → telephone number and back, as far as this page has been told. */
export const numbers = new Map();
export const lids = new Map();
export let me = { pn: null, lid: null };

Msgs.getMessagesById = async (ids) => {
  const found = ids.map((id) => Msgs.get(id)).filter(Boolean);
  return { messages: found };
};
Chats.find = async (id) => Chats.get(id) ?? chatOf(Wid.of(id));
Contacts.find = async (id) => {
  const wid = Wid.of(id);
  const contact = Object.assign(new Model(), { id: wid, name: undefined, isBusiness: false });
  const number = numbers.get(wid._serialized);
  if (number) contact.phoneNumber = Wid.of(number);
  return Contacts.add(contact);
};

export function chatOf(wid) {
  return Chats.get(wid) ?? Chats.add(new Chat(wid));
}

/** A message as the server tells it → the page's own model, in its chat. */
function addMessage(told, isNewMsg) {
  const remote = Wid.of(told.chat);
  const author = told.author ? Wid.of(told.author) : undefined;
  const id = new MsgKey({ fromMe: told.fromMe, remote, id: told.id, participant: author });
  const known = Msgs.get(id);
  if (known) return known;
  const { chat: _chat, author: _author, fromMe: _fromMe, ...rest } = told;
  const msg = new Msg({
    ...rest,
    id,
    from: told.fromMe ? me.pn : remote,
    to: told.fromMe ? remote : Wid.of(told.to ?? me.pn),
    ...(author ? { author } : {}),
    self: told.fromMe ? 'out' : 'in',
    isNewMsg,
  });
  place(msg, remote);
  return msg;
}

export function place(msg, remote) {
  const chat = chatOf(remote);
  chat.msgs.list.push(msg);
  chat.t = msg.t;
  if (!msg.id.fromMe) chat.lastReceivedKey = msg.id;
  Msgs.add(msg);
}

function setUnread(id, count) {
  chatOf(Wid.of(id)).set('unreadCount', count);
}

export function learnPeople(people) {
  for (const { pn, lid } of people) {
    numbers.set(lid, pn);
    lids.set(pn, lid);
  }
}

/** Tells that everything is there; waits until somebody listens, as the real page takes its time. */
async function synced() {
  while (!Socket.listens('change:hasSynced')) await new Promise((resolve) => setTimeout(resolve, 20));
  Socket.hasSynced = false;
  Socket.set('hasSynced', true);
}

Object.assign(wire.heard, {
  closed() {
    if (Socket.state === 'CONNECTED') Socket.set('state', 'TIMEOUT');
  },
  unpaired({ ref }) {
    Conn.set('ref', ref);
    Socket.set('state', 'UNPAIRED');
  },
  async paired({ session: token }) {
    Socket.set('state', 'PAIRING');
    await session.write(token);
    wire.say('hello', { session: token });
  },
  account({ own, people, groups }) {
    me = { pn: Wid.of(own.pn), lid: Wid.of(own.lid) };
    Conn.wid = me.pn;
    learnPeople(people);
    for (const group of groups) wire.heard.group(group);
    Socket.set('state', 'CONNECTED');
  },
  async sync({ messages, unread }) {
    for (const message of messages) addMessage(message, false);
    for (const [chat, count] of Object.entries(unread)) setUnread(chat, count);
    await synced();
  },
  people({ people }) {
    learnPeople(people);
  },
  group({ id, participants }) {
    const wid = Wid.of(id);
    const chat = chatOf(wid);
    const members = participants.map((one) => ({ id: Wid.of(one), isAdmin: false }));
    const known = Groups.get(wid._serialized);
    if (known) known.participants = members;
    else Groups.set(wid._serialized, new GroupMetadata({ id: wid, participants: members, announce: false }));
    chat.groupMetadata = Groups.get(wid._serialized);
  },
  message({ message, unread }) {
    // A chat that is cleared for the bot starts anew with the next message.
    addMessage(message, true);
    setUnread(message.chat, unread);
  },
  change({ id, fields }) {
    const msg = Msgs.getModelsArray().find((one) => one.id.id === id);
    if (!msg) return;
    for (const [name, value] of Object.entries(fields)) msg.set(name, value);
  },
  call(call) {
    const value = { ...call, peerJid: Wid.of(call.from), outgoing: false, canHandleLocally: false };
    Calls.calls.set(call.id, { ...value, peerJid: value.peerJid._serialized });
  },
  conflict() {
    Socket.set('state', 'CONFLICT');
  },
  async loggedOut() {
    await session.write(null);
    Cmd.trigger('logout');
    setTimeout(() => location.assign('/?post_logout=1'), 50);
  },
});
