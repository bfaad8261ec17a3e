import { type Call, isRecord, structured, text, type Upload } from './body.ts';
import { checkedCaption, checkedKeyboard, checkedText } from './limits.ts';
import type { Rates } from './rates.ts';
import { ApiFailure, type Button, badRequest, type TgFile, type TgMessage } from './types.ts';
import { seconds, type World } from './world.ts';

/** The methods that put something into a chat. */
export class Sending {
  readonly #world: World;
  readonly #rates: Rates;

  constructor(world: World, rates: Rates) {
    this.#world = world;
    this.#rates = rates;
  }

  message(call: Call): TgMessage {
    const body = { text: checkedText(text(call, 'text'), text(call, 'parse_mode')) };
    return this.#put(call, body);
  }

  photo(call: Call): TgMessage {
    const file = this.#attached(call, 'photo', 'photos');
    return this.#put(call, { photo: [file], ...this.#caption(call) });
  }

  document(call: Call): TgMessage {
    const file = this.#attached(call, 'document', 'documents');
    return this.#put(call, { document: file, ...this.#caption(call) });
  }

  voice(call: Call): TgMessage {
    const file = this.#attached(call, 'voice', 'voice');
    return this.#put(call, { voice: file, ...this.#caption(call) });
  }

  mediaGroup(call: Call): TgMessage[] {
    const media = structured(call.values.media, 'media');
    if (!Array.isArray(media) || media.length < 2 || media.length > 10) {
      throw badRequest('media must include 2-10 items');
    }
    const group = String(this.#world.nextMessageId());
    const bodies = media.map((item: unknown) => this.#groupItem(call, item));
    return bodies.map((body) => this.#put(call, { ...body, media_group_id: group }));
  }

  editText(call: Call): TgMessage {
    const changed = { text: checkedText(text(call, 'text'), text(call, 'parse_mode')) };
    return this.#edit(call, { ...changed, ...keyboardOf(call) });
  }

  editKeyboard(call: Call): TgMessage {
    return this.#edit(call, keyboardOf(call));
  }

  #groupItem(call: Call, item: unknown): Record<string, unknown> {
    if (!isRecord(item)) throw badRequest("can't parse InputMedia");
    const kind = item.type;
    if (kind !== 'photo' && kind !== 'document') throw badRequest('type of the media is unsupported');
    const file = this.#stored(call, String(item.media ?? ''), kind, `${kind}s`);
    const caption = checkedCaption(String(item.caption ?? ''), String(item.parse_mode ?? ''));
    return { [kind]: kind === 'photo' ? [file] : file, ...(caption === '' ? {} : { caption }) };
  }

  #caption(call: Call): { caption?: string } {
    const caption = checkedCaption(text(call, 'caption'), text(call, 'parse_mode'));
    return caption === '' ? {} : { caption };
  }

  #attached(call: Call, field: string, folder: string): TgFile {
    const upload = call.files.get(field);
    if (upload) return this.#keep(upload, field, folder);
    return this.#stored(call, text(call, field), field, folder);
  }

  /** A file by `attach://part` or by the id of one that the server has. */
  #stored(call: Call, reference: string, kind: string, folder: string): TgFile {
    if (reference === '') throw badRequest(`there is no ${kind} in the request`);
    if (reference.startsWith('attach://')) {
      const upload = call.files.get(reference.slice('attach://'.length));
      if (!upload) throw badRequest(`there is no ${kind} in the request`);
      return this.#keep(upload, kind, folder);
    }
    const known = this.#world.file(reference);
    if (!known) throw badRequest('wrong file identifier/HTTP URL specified');
    return known.meta;
  }

  #keep(upload: Upload, kind: string, folder: string): TgFile {
    if (upload.bytes.length === 0) throw badRequest('file must be non-empty');
    const limit = kind === 'photo' ? 10_000_000 : 50_000_000;
    if (upload.bytes.length > limit) throw new ApiFailure(413, 'Request Entity Too Large');
    if (kind === 'photo' && !looksLikeImage(upload.bytes)) throw badRequest('IMAGE_PROCESS_FAILED');
    return this.#world.addFile(upload.bytes, { folder, name: upload.name });
  }

  #put(call: Call, body: Record<string, unknown>): TgMessage {
    const chat = this.#world.chatToSendTo(text(call, 'chat_id'));
    const keyboard = keyboardOf(call);
    this.#rates.check(chat.id);
    const base = { message_id: this.#world.nextMessageId(), date: seconds(), chat, from: this.#world.bot };
    const message = { ...base, ...body, ...keyboard };
    this.#world.inbox(chat.id).push(message);
    this.#world.changed();
    return message;
  }

  #edit(call: Call, change: Record<string, unknown>): TgMessage {
    const chat = this.#world.chatToSendTo(text(call, 'chat_id'));
    const inbox = this.#world.inbox(chat.id);
    const place = inbox.findIndex((message) => String(message.message_id) === text(call, 'message_id'));
    const old = inbox[place];
    if (!old) throw badRequest('message to edit not found');
    const { reply_markup: _markup, ...kept } = old;
    const edited = { ...kept, ...change };
    const plain = (message: TgMessage) => JSON.stringify([message.text, message.reply_markup]);
    if (plain(edited) === plain(old)) {
      throw badRequest(
        'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
      );
    }
    inbox[place] = { ...edited, edit_date: seconds() };
    this.#world.changed();
    return inbox[place];
  }
}

function keyboardOf(call: Call): { reply_markup?: { inline_keyboard: Button[][] } } {
  const keyboard = checkedKeyboard(call.values.reply_markup);
  return keyboard && keyboard.length > 0 ? { reply_markup: { inline_keyboard: keyboard } } : {};
}

function looksLikeImage(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 12).toString('latin1');
  return head.startsWith('\xff\xd8\xff') || head.startsWith('\x89PNG') || /^RIFF....WEBP/s.test(head);
}
