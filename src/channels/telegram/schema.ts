import { z } from 'zod';

const user = z.object({
  id: z.int(),
  is_bot: z.boolean().optional(),
  language_code: z.string().optional(),
});

/** Local servers are known to leave out the type; Telegram's groups have negative ids. */
const chat = z
  .object({ id: z.int(), type: z.string().optional() })
  .transform(({ id, type }) => ({ id, type: type ?? (id < 0 ? 'group' : 'private') }));

const file = z.object({
  file_id: z.string(),
  file_size: z.number().optional(),
  mime_type: z.string().optional(),
  file_name: z.string().optional(),
});

const photoSize = file.extend({ width: z.number().default(0), height: z.number().default(0) });

/** Loose: what a message holds besides decides whether it is a service message. */
const message = z.looseObject({
  message_id: z.int(),
  date: z.number(),
  edit_date: z.number().optional(),
  chat,
  from: user.optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  photo: z.array(photoSize).optional(),
  document: file.optional(),
  voice: file.optional(),
  audio: file.optional(),
  video: file.optional(),
  video_note: file.optional(),
  animation: file.optional(),
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
  contact: z
    .object({ phone_number: z.string(), first_name: z.string().optional(), last_name: z.string().optional() })
    .optional(),
  sticker: z.object({ emoji: z.string().optional() }).optional(),
  reply_to_message: z.object({ message_id: z.int().optional(), from: user.optional() }).optional(),
  migrate_to_chat_id: z.int().optional(),
});

const callbackQuery = z.object({
  id: z.string(),
  from: user,
  message: z.object({ chat }).optional(),
  data: z.string().optional(),
});

const inlineQuery = z.object({ id: z.string(), from: user, query: z.string() });

const membership = z.object({
  chat,
  from: user,
  date: z.number(),
  old_chat_member: z.object({ status: z.string() }),
  new_chat_member: z.object({ status: z.string() }),
});

/** The fields of an update that this bot reads; everything else is left out. */
export const updateSchema = z.object({
  update_id: z.int(),
  message: message.optional(),
  edited_message: message.optional(),
  callback_query: callbackQuery.optional(),
  inline_query: inlineQuery.optional(),
  my_chat_member: membership.optional(),
});

export type Update = z.infer<typeof updateSchema>;
export type TelegramMessage = z.infer<typeof message>;
export type CallbackQuery = z.infer<typeof callbackQuery>;
export type Membership = z.infer<typeof membership>;
export type TelegramUser = z.infer<typeof user>;
export type TelegramFile = z.infer<typeof file>;

/** The kinds of updates that Telegram is asked for: those above. */
export const updateKinds = [
  'message',
  'edited_message',
  'callback_query',
  'inline_query',
  'my_chat_member',
] as const;
