/** What is written but not seen: zero-width characters, marks of direction, soft hyphens, frames of digits. */
const unseen = /\p{Cf}|\p{Variation_Selector}|\u034f|\u20e3/gu;

/** A text as it is meant to be read: wide and framed letters and digits as plain ones, nothing unseen between. */
export const unmask = (text: string): string => text.replace(unseen, '').normalize('NFKC');
