/** Languages that a person's message may be in; the bot answers in the first five at most. */
export const languages = ['id', 'en', 'jv', 'su', 'mad', 'ms', 'sas'] as const;
export type Language = (typeof languages)[number];

/** Languages that the bot answers in. The others are answered in Indonesian. */
export const replyLanguages = ['id', 'en'] as const;
export type ReplyLanguage = (typeof replyLanguages)[number];

/** Languages with words under locales/: beyond those of the answers only a sentence or two. */
export const textLanguages = [...replyLanguages, 'jv', 'su', 'mad', 'ms'] as const;
export type TextLanguage = (typeof textLanguages)[number];
