import type { Input, MediaKind, RemoteMedia } from '../../conversation/input.ts';
import { toE164 } from '../../values/phone.ts';
import type { WireMessage } from './protocol.ts';

/** Notices of WhatsApp itself and marks on other messages: nobody wrote them to the bot. */
const notices = new Set([
  'album',
  'broadcast_notification',
  'call_log',
  'debug',
  'e2e_notification',
  'gp2',
  'group_notification',
  'notification',
  'notification_template',
  'pinned_message',
  'protocol',
  'reaction',
  'revoked',
]);

const media: Readonly<Record<string, MediaKind>> = {
  image: 'photo',
  video: 'video',
  ptv: 'video',
  gif: 'video',
  document: 'document',
  ptt: 'voice',
  audio: 'voice',
};

/** Choices of buttons and lists that somebody else's program made; their words count. */
const worded = new Set(['chat', 'list_response', 'buttons_response', 'template_button_reply', 'interactive']);

/** What a message says; `undefined` for what nobody wrote. */
export function readContent(message: WireMessage): Input | undefined {
  const { type, text, location, cards } = message;
  const forwarded = message.forwarded ? ({ forwarded: true } as const) : {};
  if (notices.has(type)) return undefined;
  // To be seen once: the sender does not want it kept, and linked devices are not given it.
  if (message.viewOnce || type === 'ciphertext') return { kind: 'unsupported' };
  if (worded.has(type)) {
    const edited = message.editedAt === undefined ? {} : ({ edited: true } as const);
    return { kind: 'text', text, ...edited, ...forwarded };
  }
  const kind = Object.hasOwn(media, type) ? media[type] : undefined;
  if (kind && message.file) {
    const caption = text === '' ? {} : { caption: text };
    return { kind: 'media', media: kind, remote: remoteOf(message), ...caption, ...forwarded };
  }
  if (location) return { kind: 'location', ...location };
  if (cards?.[0] !== undefined) return contact(cards[0]);
  if (type === 'sticker') return { kind: 'sticker' };
  return { kind: 'unsupported' };
}

function remoteOf({ ref, file }: WireMessage): RemoteMedia {
  return {
    ref,
    ...(file?.mime === undefined ? {} : { mime: file.mime }),
    ...(file?.size === undefined ? {} : { size: file.size }),
    ...(file?.name === undefined ? {} : { fileName: file.name }),
  };
}

/** A business card (vCard); the number stands in `waid` or behind the colon. */
function contact(card: string): Input {
  const line = /^(?:item\d+\.)?TEL[^:\n]*:(.+)$/im.exec(card);
  const id = /waid=(\d{6,15})/i.exec(line?.[0] ?? '')?.[1];
  const phone = id ? toE164(`+${id}`) : toE164(line?.[1]?.trim() ?? '');
  const name = /^FN[^:\n]*:(.+)$/im.exec(card)?.[1]?.trim();
  if (phone === null) return { kind: 'unsupported' };
  return { kind: 'contact', phone, ...(name ? { name } : {}) };
}
