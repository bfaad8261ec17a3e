/** A new Kode: 16 digits in groups of four. `random` gives unpredictable bytes. */
export function newReceipt(random: (size: number) => Uint8Array): string {
  let digits = '';
  while (digits.length < 16) {
    for (const byte of random(16)) {
      // 250 is the largest multiple of ten in a byte: above it some digits would come more often.
      if (byte < 250 && digits.length < 16) digits += String(byte % 10);
    }
  }
  return digits.replace(/(.{4})(?=.)/g, '$1 ');
}

/** The digits of a typed Kode, whatever stands between them; empty when it has not 16. */
export function plainReceipt(typed: string): string {
  const digits = typed.replace(/\D/g, '');
  return digits.length === 16 ? digits : '';
}
