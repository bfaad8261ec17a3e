const banks =
  'bca|bri|brimo|bni|mandiri|livin|bsi|btn|bjb|btpn|jenius|cimb|danamon|permata|panin|ocbc|mega|muamalat|sinarmas|seabank|jago|blu|allo ?bank|bank ?[a-z]{2,12}(?: [a-z]{2,12})?|maybank|hsbc|dbs|uob|public bank|affin|al ?rajhi|bpd|akun bank|briva|va|virtual account';
const accountWords =
  'no ?rek(?:ening)?|norek|nomor rek(?:ening)?|nomer rek(?:ening)?|rek(?:ening)?|reken|akaun|account(?: number)?|acc|a/c';
const digits = String.raw`(\d(?:[ .-]{0,2}\d){7,19})(?![\d])`;
/** "Rek BRI 0123-01-…", "transfer ke BCA 1234567890": a bank or the word for an account close before the digits. */
const after = new RegExp(
  String.raw`\b(?:${accountWords}|${banks})(?:nya|ne|na)?\b([^\d\n]{0,40}?)(?<!\d)${digits}`,
  'giu',
);
/** "1234567890 (BCA)". */
const before = new RegExp(String.raw`(?<![\d+])${digits}[\s(,/-]{1,4}(?:${banks})\b`, 'giu');
const shortest = 8;
const longest = 18;
/** Between the bank's name and the digits: it is something else that is numbered. */
const otherNumber =
  /\b(?:hp|hape|wa|whatsapp|telp?|tlp|phone|nik|ktp|paspor|rp|rb|jt|juta|ribu|tgl|umur|jam)\b/iu;

/** The bank accounts named in a text, digits only, each once. Telephone numbers, money and dates are none. */
export function findAccounts(text: string): string[] {
  const found: { at: number; account: string }[] = [];
  for (const match of text.matchAll(after)) {
    const [, between = '', number = ''] = match;
    if (!otherNumber.test(between)) found.push({ at: match.index, account: number.replace(/\D/g, '') });
  }
  for (const match of text.matchAll(before)) {
    const account = (match[1] ?? '').replace(/\D/g, '');
    if (!isMobile(account)) found.push({ at: match.index, account });
  }
  found.sort((a, b) => a.at - b.at);
  return [...new Set(found.map(({ account }) => account))].filter(
    ({ length }) => length >= shortest && length <= longest,
  );
}

const isMobile = (digitsOnly: string): boolean => /^(?:0|62)8[1-35-9]\d{7,10}$/.test(digitsOnly);
