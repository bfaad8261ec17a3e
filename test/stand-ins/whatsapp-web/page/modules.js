// The modules by the names that scripts in the page ask for.

import { Msg, MsgKey, Wid } from './models.js';
import {
  Calls,
  Chats,
  Cmd,
  Conn,
  Contacts,
  chatOf,
  learnPeople,
  lids,
  Msgs,
  me,
  numbers,
  place,
  Socket,
} from './state.js';
import { wire } from './wire.js';

const toBase64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
const fromBase64 = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

async function base64Of(blob) {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

const digest = async (blob) => toBase64(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));

class OpaqueData {
  constructor(blob) {
    this.blob = blob;
  }
  static async createFromData(blob) {
    return new OpaqueData(blob);
  }
  url() {
    return 'blob:stand-in';
  }
  autorelease() {}
  formData() {
    return this.blob;
  }
}

const kindOf = (mime, { asDocument, isPtt, asSticker }) => {
  if (asDocument) return 'document';
  if (asSticker) return 'sticker';
  if (isPtt) return 'ptt';
  const [kind] = mime.split('/');
  return ['image', 'audio', 'video'].includes(kind) ? kind : 'document';
};

/** What is about to be uploaded, by its hash. */
const blobs = new Map();

function prepRawMedia(opaque, params) {
  const file = opaque.blob;
  return {
    waitForPrep: async () => {
      const fields = {
        type: kindOf(file.type, params),
        mimetype: file.type,
        filename: file.name,
        size: file.size,
        filehash: await digest(file),
        isGif: false,
      };
      const own = { ...fields };
      blobs.set(fields.filehash, file);
      return Object.defineProperties(fields, {
        mediaBlob: { value: opaque, writable: true },
        renderableUrl: { value: '', writable: true },
        set: { value: (more) => Object.assign(own, more) },
        toJSON: { value: () => own },
      });
    },
  };
}

/** Only these go over the wire: what a phone would get. */
const sentFields = ['type', 'body', 'caption', 'mimetype', 'filename', 'directPath', 'size', 'lat', 'lng'];
sentFields.push('pollName', 'pollOptions', 'quotedStanzaID', 'mediaKey', 'filehash', 'encFilehash');

function addAndSendMsgToChat(chat, message) {
  const msg = new Msg(message);
  place(msg, chat.id);
  const content = Object.fromEntries(sentFields.map((name) => [name, message[name]]));
  const sending = wire.ask('send', { chat: chat.id._serialized, id: message.id.id, content }).then(
    () => msg.set('ack', 1),
    (error) => {
      msg.set('ack', -1);
      throw error;
    },
  );
  sending.catch(() => undefined);
  return [Promise.resolve(msg), sending];
}

async function findOrCreateLatestChat(wid) {
  const { exists } = await wire.ask('exists', { id: wid._serialized });
  return exists ? { chat: chatOf(wid) } : undefined;
}

async function queryWidExists(wid) {
  const { exists, people } = await wire.ask('exists', { id: wid._serialized });
  learnPeople(people ?? []);
  return exists ? { wid } : null;
}

const forget = (chat, msgs) => {
  for (const msg of msgs) {
    chat.msgs.list.splice(chat.msgs.list.indexOf(msg), 1);
    Msgs.remove(msg);
  }
};

async function clear(chat) {
  await wire.ask('clear', { chat: chat.id._serialized });
  forget(chat, chat.msgs.getModelsArray());
  chat.set('unreadCount', 0);
}

Cmd.sendDeleteMsgs = async (chat, { list }) => {
  await wire.ask('delete', { chat: chat.id._serialized, ids: list.map((msg) => msg.id.id) });
  forget(chat, list);
};
Cmd.refreshQR = () => wire.say('refresh');

Socket.logout = async () => wire.ask('logout');
Socket.takeover = () => wire.say('takeover');

const chatState = (state) => async (wid) => wire.say('chatstate', { chat: wid._serialized, state });
const nobody = { pubKey: new Uint8Array(32).buffer };

const modules = {
  WABase64: { encodeB64: toBase64, decodeB64: fromBase64 },
  WALinkify: { findLink: () => undefined, findLinks: () => [] },
  WAWap: {
    wap: (tag, attrs, content) => ({ tag, attrs, content }),
    generateId: () => crypto.randomUUID(),
  },
  WADeprecatedSendIq: {
    deprecatedCastStanza: async ({ tag, attrs, content }) => {
      if (tag === 'call')
        await wire.ask('reject', { id: content[0].attrs['call-id'], from: String(attrs.to) });
    },
  },
  WAWebAddonPollVoteTableMode: { pollVoteTableMode: { bulkUpsert: () => undefined } },
  WAWebAddonReactionTableMode: { reactionTableMode: { bulkUpsert: () => undefined } },
  WAWebAdvSignatureApi: {},
  WAWebAltDeviceLinkingApi: { initializeQRLinking: async () => undefined },
  WAWebApiContact: {
    getPhoneNumber: (wid) =>
      numbers.has(wid._serialized) ? Wid.of(numbers.get(wid._serialized)) : undefined,
    getCurrentLid: (wid) => (lids.has(wid._serialized) ? Wid.of(lids.get(wid._serialized)) : undefined),
    getAlternateUserWid: () => undefined,
  },
  WAWebCallCollection: Calls,
  WAWebChatClearBridge: { sendClear: clear },
  WAWebChatGetters: { getIsNewsletter: () => false, getIsBroadcast: (chat) => chat.id.isBroadcast() },
  WAWebChatLoadMessages: { loadEarlierMsgs: async () => [] },
  WAWebChatStateBridge: {
    sendChatStateComposing: chatState('composing'),
    sendChatStateRecording: chatState('recording'),
    sendChatStatePaused: chatState('paused'),
  },
  WAWebCmd: { Cmd },
  WAWebCollections: {
    Msg: Msgs,
    Chat: Chats,
    Contact: Contacts,
    GroupMetadata: { update: async () => undefined },
    Blocklist: { get: () => undefined },
    BusinessProfile: { find: async () => ({}) },
  },
  WAWebCompanionRegClientUtils: { DEVICE_PLATFORM: '1' },
  WAWebConnModel: { Conn },
  WAWebContactGetters: new Proxy({}, { get: () => () => undefined }),
  WAWebDeleteChatAction: {
    sendDelete: async (chat) => {
      await clear(chat);
      Chats.remove(chat);
    },
  },
  WAWebDownloadManager: {
    downloadManager: {
      downloadAndMaybeDecrypt: async ({ directPath }) => {
        const { data } = await wire.ask('download', { directPath });
        return fromBase64(data).buffer;
      },
    },
  },
  WAWebExitGroupAction: {
    sendExitGroup: async (chat) => {
      await wire.ask('leave', { chat: chat.id._serialized });
    },
  },
  WAWebFindChatAction: { findOrCreateLatestChat },
  WAWebFrontendContactGetters: { getIsMyContact: () => false },
  WAWebGetEphemeralFieldsMsgActionsUtils: { getEphemeralFields: () => ({}) },
  WAWebLidMigrationUtils: {
    toPn: (wid) => (numbers.has(wid._serialized) ? Wid.of(numbers.get(wid._serialized)) : undefined),
  },
  WAWebLinkPreviewChatAction: { getLinkPreview: async () => null },
  WAWebMediaDataUtils: { shouldUseMediaCache: () => false },
  WAWebMediaMmsV4Upload: {
    uploadMedia: async ({ mediaObject }) => {
      const { directPath } = await wire.ask('upload', {
        data: await base64Of(blobs.get(mediaObject.filehash)),
      });
      return {
        mediaEntry: { mmsUrl: directPath, directPath, mediaKey: 'key', encFilehash: mediaObject.filehash },
      };
    },
  },
  WAWebMediaOpaqueData: OpaqueData,
  WAWebMediaStorage: {
    getOrCreateMediaObject: (filehash) => ({
      filehash,
      contentInfo: { waveform: [0] },
      consolidate(fields) {
        Object.assign(this, fields);
      },
    }),
  },
  WAWebMiscBrowserUtils: { info: () => ({}) },
  WAWebMmsMediaTypes: { msgToMediaType: ({ type }) => type, castToV4: (type) => type },
  WAWebMsgActionCapability: { canSenderRevokeMsg: () => false, canAdminRevokeMsg: () => false },
  WAWebMsgKey: MsgKey,
  WAWebMsgReply: { canReplyMsg: () => true },
  WAWebNonMessageDataRequestPlaceholderMessageResendUtils: { handlePlaceholderMsgsSeen: () => undefined },
  WAWebOfflineHandler: { OfflineMessageHandler: { getOfflineDeliveryProgress: () => 100 } },
  WAWebPrepRawMedia: { prepRawMedia },
  WAWebQueryExistsJob: { queryWidExists },
  WAWebQuotedMsgModelUtils: { getQuotedMsgObj: (msg) => msg },
  WAWebSendMsgChatAction: { addAndSendMsgToChat },
  WAWebSendReactionMsgAction: {
    sendReactionToMsg: async (msg, text) => wire.say('react', { id: msg.id.id, text }),
  },
  WAWebSignalStoreApi: { waSignalStore: { getRegistrationInfo: async () => ({ identityKeyPair: nobody }) } },
  WAWebSocketModel: { Socket },
  WAWebStreamModel: { Stream: { markAvailable: () => undefined, markUnavailable: () => undefined } },
  WAWebSyncGatingUtils: {},
  WAWebUpdateUnreadChatAction: {
    sendSeen: async ({ chat }) => {
      await wire.ask('seen', { chat: chat.id._serialized });
      chat.set('unreadCount', 0);
    },
  },
  WAWebUserPrefsInfoStore: { waNoiseInfo: { get: async () => ({ staticKeyPair: nobody }) } },
  WAWebUserPrefsMeUser: { getMaybeMePnUser: () => me.pn, getMaybeMeLidUser: () => me.lid },
  WAWebUserPrefsMultiDevice: { getADVSecretKey: () => 'c3RhbmQtaW4=' },
  WAWebWidFactory: {
    createWid: (id) => Wid.of(id),
    createWidFromWidLike: (like) => Wid.of(like),
    asUserWidOrThrow: (wid) => wid,
  },
};

const withSender = (one) => ({ ...one, from: Wid.of(one.from) });

// Looked up when they are needed: the library puts its own functions in their place.
wire.heard.reaction = ({ reactions }) =>
  modules.WAWebAddonReactionTableMode.reactionTableMode.bulkUpsert(reactions.map(withSender));
wire.heard.vote = ({ votes }) =>
  modules.WAWebAddonPollVoteTableMode.pollVoteTableMode.bulkUpsert(votes.map(withSender));

const { version, missing } = window.standIn;

window.require = (name) => {
  if (missing.includes(name) || !(name in modules)) throw new Error(`Requiring unknown module "${name}"`);
  return modules[name];
};
if (version !== null) window.Debug = { VERSION: version };
wire.open();
