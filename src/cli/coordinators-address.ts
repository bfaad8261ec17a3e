/** The end of an address: enough to tell people apart, too little to write to them. */
export const addressHint = (address: string): string => `…${address.slice(-2)}`;
