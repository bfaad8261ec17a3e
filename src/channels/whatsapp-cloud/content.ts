import type { Input } from '../../conversation/input.ts';
import { readChoiceId } from '../web/choice-id.ts';
import type { CloudMessage } from './schema.ts';

/** Things that are no message to us: a heart on one of ours, the platform's own notices. */
const passedOver = new Set(['reaction', 'system', 'ephemeral', 'request_welcome']);

/** What a message says; `undefined` for what needs no answer. What is not known is answered kindly. */
export function readContent(message: CloudMessage): Input | undefined {
  if (passedOver.has(message.type)) return undefined;
  if (message.type === 'sticker') return { kind: 'sticker' };
  return (
    words(message) ??
    pressed(message) ??
    media(message) ??
    place(message) ??
    card(message) ?? { kind: 'unsupported' }
  );
}

const forwardedOf = ({ context }: CloudMessage) =>
  context?.forwarded || context?.frequently_forwarded ? ({ forwarded: true } as const) : {};

function words(message: CloudMessage): Input | undefined {
  if (message.type !== 'text' || !message.text) return undefined;
  return { kind: 'text', text: message.text.body, ...forwardedOf(message) };
}

/** The button of a template carries nothing of ours: it means that the person wants to see what there is. */
function pressed({ type, button, interactive }: CloudMessage): Input | undefined {
  if (type === 'button') return readChoiceId(button?.payload ?? '') ?? { kind: 'opened' };
  const id = interactive?.button_reply?.id ?? interactive?.list_reply?.id;
  if (type !== 'interactive' || id === undefined) return undefined;
  return readChoiceId(id) ?? { kind: 'choice', prompt: 'unknown', choice: id };
}

const kinds = { image: 'photo', video: 'video', audio: 'voice', document: 'document' } as const;
const types = ['image', 'video', 'audio', 'document'] as const;

function media(message: CloudMessage): Input | undefined {
  const type = types.find((one) => one === message.type);
  const file = type && message[type];
  if (!file) return undefined;
  const remote = {
    ref: file.id,
    ...(file.mime_type === undefined ? {} : { mime: file.mime_type }),
    ...(file.filename === undefined ? {} : { fileName: file.filename }),
  };
  const caption = file.caption ? { caption: file.caption } : {};
  return { kind: 'media', media: kinds[type], remote, ...caption, ...forwardedOf(message) };
}

function place({ type, location }: CloudMessage): Input | undefined {
  return type === 'location' && location ? { kind: 'location', ...location } : undefined;
}

/** The first number of the first card. */
function card({ type, contacts }: CloudMessage): Input | undefined {
  const [first] = type === 'contacts' ? (contacts ?? []) : [];
  const phone = first?.phones[0]?.phone ?? first?.phones[0]?.wa_id;
  if (!first || !phone) return undefined;
  const name = first.name?.formatted_name;
  return { kind: 'contact', phone, ...(name ? { name } : {}) };
}
