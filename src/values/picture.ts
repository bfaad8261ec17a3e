/** The pictures that the bot can draw. */
export const pictureNames = ['steps', 'signs'] as const;
export type PictureName = (typeof pictureNames)[number];
