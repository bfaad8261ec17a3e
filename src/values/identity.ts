/** Channels on which people are known by a telephone number, which may one day belong to somebody else. */
export const isByNumber = (channel: string): boolean =>
  channel === 'whatsapp' || channel.startsWith('whatsapp-');

export interface Identity {
  readonly channel: string;
  readonly address: string;
}

/**
 * What an address is known by. Both ways of WhatsApp reach the same people, and the roster names neither:
 * `628…@c.us` of one, `628…` of the other and `+628…` are one number.
 */
export function identityOf(channel: string, address: string): Identity {
  if (!isByNumber(channel)) return { channel, address };
  const number = /^\+?(\d{6,20})(?:@c\.us|@s\.whatsapp\.net)?$/.exec(address)?.[1];
  return { channel: 'whatsapp', address: number ?? address };
}

/** On the web page anybody can be somebody new at any time: limits of one person stop nobody there. */
export const isWithoutAccount = (channel: string): boolean => channel === 'web';
