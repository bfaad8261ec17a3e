import { z } from 'zod';

const id = z.string().min(1).max(300);
const digits = z.string().regex(/^\+?\d{5,20}$/);

/** A post of Meta: everything further down is read one by one, so that one odd thing spoils nothing else. */
export const postSchema = z.object({
  object: z.string(),
  entry: z.array(z.object({ changes: z.array(z.unknown()).default([]) })).default([]),
});

export const changeSchema = z.object({
  field: z.literal('messages'),
  value: z.object({
    metadata: z.object({ phone_number_id: z.string(), display_phone_number: z.string().optional() }),
    contacts: z.array(z.unknown()).default([]),
    messages: z.array(z.unknown()).default([]),
    statuses: z.array(z.unknown()).default([]),
  }),
});

/** `wa_id` is missing when a person hides their number: then there is `user_id` only. */
export const contactSchema = z.object({
  wa_id: digits.optional().catch(undefined),
  user_id: id.optional().catch(undefined),
});

const media = z.object({
  id,
  mime_type: z.string().max(200).optional(),
  caption: z.string().optional(),
  filename: z.string().max(500).optional(),
});

const reply = z.object({ id: z.string() });

/** Only what this bot reads of a message. A part that is not as it should be counts as missing. */
export const messageSchema = z.object({
  id,
  type: z.string(),
  timestamp: z.coerce.number().optional().catch(undefined),
  from: digits.optional().catch(undefined),
  from_user_id: id.optional().catch(undefined),
  group_id: z.string().optional().catch(undefined),
  context: z
    .object({
      id: id.optional().catch(undefined),
      forwarded: z.boolean().optional(),
      frequently_forwarded: z.boolean().optional(),
    })
    .optional()
    .catch(undefined),
  text: z.object({ body: z.string() }).optional().catch(undefined),
  button: z.object({ payload: z.string().optional() }).optional().catch(undefined),
  interactive: z
    .object({ button_reply: reply.optional(), list_reply: reply.optional() })
    .optional()
    .catch(undefined),
  image: media.optional().catch(undefined),
  video: media.optional().catch(undefined),
  audio: media.optional().catch(undefined),
  document: media.optional().catch(undefined),
  location: z
    .object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
    .optional()
    .catch(undefined),
  contacts: z
    .array(
      z.object({
        name: z.object({ formatted_name: z.string().optional() }).optional(),
        phones: z.array(z.object({ phone: z.string().optional(), wa_id: z.string().optional() })).default([]),
      }),
    )
    .optional()
    .catch(undefined),
});

export const statusSchema = z.object({
  id,
  status: z.enum(['sent', 'delivered', 'read', 'failed']),
  timestamp: z.coerce.number().optional().catch(undefined),
  errors: z
    .array(z.object({ code: z.number() }))
    .optional()
    .catch(undefined),
});

export type CloudMessage = z.infer<typeof messageSchema>;
export type CloudContact = z.infer<typeof contactSchema>;

/** What Meta answers. */
export const sentSchema = z.object({ messages: z.array(z.object({ id: z.string() })).min(1) });
export const uploadedSchema = z.object({ id: z.string() });
export const mediaSchema = z.object({ url: z.url(), file_size: z.coerce.number().optional() });
export const errorSchema = z.object({ error: z.object({ code: z.number() }) });
