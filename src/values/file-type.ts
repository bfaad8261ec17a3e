const signatures: readonly { readonly mime: string; readonly at: number; readonly bytes: string }[] = [
  { mime: 'image/jpeg', at: 0, bytes: '\xff\xd8\xff' },
  { mime: 'image/png', at: 0, bytes: '\x89PNG\r\n\x1a\n' },
  { mime: 'image/webp', at: 8, bytes: 'WEBP' },
  { mime: 'application/pdf', at: 0, bytes: '%PDF-' },
];

/** What a file is by its first bytes; null for every type that is not taken. Names and headers can lie. */
export function fileType(bytes: Buffer): string | null {
  const found = signatures.find(
    ({ at, bytes: wanted }) => bytes.toString('latin1', at, at + wanted.length) === wanted,
  );
  if (found?.mime === 'image/webp' && bytes.toString('latin1', 0, 4) !== 'RIFF') return null;
  return found?.mime ?? null;
}
