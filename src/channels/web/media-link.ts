import type { Attachment } from '../../values/message.ts';

/** Seals and opens the server's own words; `open` throws when they are not its own. */
export interface LinkSeal {
  seal(value: string): Uint8Array;
  open(sealed: Uint8Array): string;
}

/** Below this path lie the pictures and documents of a talk. */
export const mediaPath = '/chat/media';

/**
 * The address of an attachment. It carries, sealed, what it stands for and for whom, so that it works
 * after the message itself was blanked and from every process.
 */
export function mediaUrl(seal: LinkSeal, session: string, attachment: Attachment): string {
  const id = Buffer.from(seal.seal(JSON.stringify({ session, attachment }))).toString('base64url');
  return `${mediaPath}/${id}?session=${encodeURIComponent(session)}`;
}

/** The attachment behind an id, for the session that it was made for; null for everybody else. */
export function openMediaId(seal: LinkSeal, session: string, id: string): Attachment | null {
  try {
    // Only what this server has sealed opens at all, so its shape is known.
    const link: { session: string; attachment: Attachment } = JSON.parse(
      seal.open(Buffer.from(id, 'base64url')),
    );
    return link.session === session ? link.attachment : null;
  } catch {
    return null;
  }
}
