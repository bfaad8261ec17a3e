/** Languages that a person's message may be in; the bot answers in the first five at most. */
export const languages = ['id', 'en', 'jv', 'su', 'mad', 'ms', 'sas'] as const;
export type Language = (typeof languages)[number];

/** Languages with a folder under locales/. The others are answered in Indonesian. */
export const replyLanguages = ['id', 'en'] as const;
export type ReplyLanguage = (typeof replyLanguages)[number];
