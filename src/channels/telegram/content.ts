import type { Input, MediaKind, RemoteMedia } from '../../conversation/input.ts';
import type { TelegramFile, TelegramMessage } from './schema.ts';

/** What a message says; `undefined` for Telegram's own notices, which nobody wrote. */
export function readContent(message: TelegramMessage): Input | undefined {
  const forwarded = isForwarded(message) ? ({ forwarded: true } as const) : {};
  if (message.text !== undefined) return { kind: 'text', text: message.text, ...forwarded };
  const found = mediaOf(message);
  if (found) {
    const caption = message.caption === undefined ? {} : { caption: message.caption };
    return { kind: 'media', media: found.kind, remote: found.remote, ...caption, ...forwarded };
  }
  const { location, contact, sticker } = message;
  if (location) return { kind: 'location', latitude: location.latitude, longitude: location.longitude };
  if (contact) {
    const name = [contact.first_name, contact.last_name].filter(Boolean).join(' ');
    return { kind: 'contact', phone: contact.phone_number, ...(name === '' ? {} : { name }) };
  }
  if (sticker) return { kind: 'sticker', ...(sticker.emoji === undefined ? {} : { emoji: sticker.emoji }) };
  return notices.some((notice) => notice in message) ? undefined : { kind: 'unsupported' };
}

/** Messages that Telegram itself puts into a chat. */
const notices = [
  'new_chat_members',
  'left_chat_member',
  'new_chat_title',
  'new_chat_photo',
  'delete_chat_photo',
  'group_chat_created',
  'supergroup_chat_created',
  'channel_chat_created',
  'migrate_from_chat_id',
  'message_auto_delete_timer_changed',
  'pinned_message',
  'connected_website',
  'write_access_allowed',
  'proximity_alert_triggered',
  'chat_background_set',
  'boost_added',
  'forum_topic_created',
  'forum_topic_edited',
  'forum_topic_closed',
  'forum_topic_reopened',
  'general_forum_topic_hidden',
  'general_forum_topic_unhidden',
  'video_chat_scheduled',
  'video_chat_started',
  'video_chat_ended',
  'video_chat_participants_invited',
] as const;

/** `forward_date` is how servers before Bot API 7.0 said it. */
function isForwarded(message: TelegramMessage): boolean {
  return 'forward_origin' in message || 'forward_date' in message;
}

/** An animation comes with a `document` of the same file as well, so it is looked for first. */
function mediaOf(message: TelegramMessage): { kind: MediaKind; remote: RemoteMedia } | undefined {
  const { photo, animation, video, video_note: videoNote, voice, audio, document } = message;
  const largest = photo?.toSorted((a, b) => a.width * a.height - b.width * b.height).at(-1);
  if (largest) return { kind: 'photo', remote: remote(largest, 'image/jpeg') };
  const film = animation ?? video ?? videoNote;
  if (film) return { kind: 'video', remote: remote(film, 'video/mp4') };
  const sound = voice ?? audio;
  if (sound) return { kind: 'voice', remote: remote(sound, voice ? 'audio/ogg' : undefined) };
  return document ? { kind: 'document', remote: remote(document, undefined) } : undefined;
}

function remote(file: TelegramFile, usual: string | undefined): RemoteMedia {
  const mime = file.mime_type ?? usual;
  return {
    ref: file.file_id,
    ...(mime === undefined ? {} : { mime }),
    ...(file.file_size === undefined ? {} : { size: file.file_size }),
    ...(file.file_name === undefined ? {} : { fileName: file.file_name }),
  };
}
