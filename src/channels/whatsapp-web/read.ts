import type { Message } from 'whatsapp-web.js';
import { z } from 'zod';
import type { WireMessage } from './protocol.ts';

/** Parts of the page's own message that the library does not pass on by name. */
const raw = z.object({
  mimetype: z.string().optional().catch(undefined),
  size: z.number().optional().catch(undefined),
  filename: z.string().optional().catch(undefined),
  subtype: z.string().optional().catch(undefined),
  isViewOnce: z.boolean().optional().catch(undefined),
  quotedStanzaID: z.string().max(200).optional().catch(undefined),
});

/** A message of the library → what is told to the program. */
export function readMessage(message: Message): WireMessage {
  const { mimetype, size, filename, subtype, isViewOnce, quotedStanzaID } = raw.parse(message.rawData);
  const { location, latestEditSenderTimestampMs: editedAt } = message;
  return {
    id: message.id.id,
    ref: message.id._serialized,
    chat: message.fromMe ? message.to : message.from,
    ...(message.author ? { author: message.author } : {}),
    fromMe: message.fromMe,
    type: String(message.type),
    ...(subtype ? { subtype } : {}),
    sentAt: message.timestamp * 1000,
    text: textOf(message),
    // What goes to a list of people at once was not written for this chat alone.
    forwarded: message.isForwarded === true || message.broadcast === true,
    viewOnce: isViewOnce === true,
    status: message.isStatus === true,
    ...(message.hasMedia
      ? {
          file: {
            ...(mimetype ? { mime: mimetype } : {}),
            ...(size === undefined ? {} : { size }),
            ...(filename ? { name: filename } : {}),
          },
        }
      : {}),
    ...(location
      ? { location: { latitude: Number(location.latitude), longitude: Number(location.longitude) } }
      : {}),
    ...(message.vCards?.length > 0 ? { cards: message.vCards } : {}),
    ...(editedAt === undefined ? {} : { editedAt }),
    ...(quotedStanzaID ? { quoted: quotedStanzaID } : {}),
  };
}

/** The body of a place is a small picture of the map. */
function textOf({ type, body }: Message): string {
  return String(type) === 'location' ? '' : (body ?? '');
}

const idLike = z.union([z.string(), z.object({ _serialized: z.string() }).transform((id) => id._serialized)]);
const numberChange = z.object({ to: idLike, templateParams: z.array(idLike) });

/** WhatsApp's notice that a person has another number now. Null where it does not name both. */
export function readNumberChange(message: Message): { from: string; to: string; sentAt: number } | null {
  const { to, templateParams = [] } = numberChange.safeParse(message.rawData).data ?? {};
  const from = templateParams.find((id) => id !== to);
  return to === undefined || from === undefined ? null : { from, to, sentAt: message.timestamp * 1000 };
}
