/** Names of the platforms as people write them → the name used before a handle. */
const platforms: readonly (readonly [name: string, words: string])[] = [
  ['telegram', 'telegram|tele|tg'],
  ['facebook', 'facebook|fb|fesbuk|pesbuk|messenger'],
  ['instagram', 'instagram|insta|ig'],
  ['tiktok', 'tik ?tok|tt'],
  ['line', 'line ?id|id ?line'],
  ['wechat', 'we ?chat'],
  ['twitter', 'twitter'],
  ['youtube', 'you ?tube'],
];
const hosts: Readonly<Record<string, string>> = {
  't.me': 'telegram',
  'telegram.me': 'telegram',
  'fb.com': 'facebook',
  'fb.me': 'facebook',
  'facebook.com': 'facebook',
  'm.me': 'facebook',
  'instagram.com': 'instagram',
  'tiktok.com': 'tiktok',
  'twitter.com': 'twitter',
  'x.com': 'twitter',
  'youtube.com': 'youtube',
};
const link =
  /\b(?:(?:www|m|web|vt|id-id)\.)?(t\.me|telegram\.me|fb\.com|fb\.me|facebook\.com|m\.me|instagram\.com|tiktok\.com|twitter\.com|x\.com|youtube\.com)\/(?:s\/|groups\/|joinchat\/|c\/)?(?:profile\.php\?id=)?[@+]?([\w.-]{2,64})/giu;
/** "@nama", but no address of electronic mail. */
const at = /(?<![\w.@/-])@([a-z][\w.]{2,31})/giu;
const named = platforms.map(
  ([name, words]) =>
    [
      name,
      new RegExp(
        String.raw`(?<![\p{L}\d])(?:${words})(?:nya|ne|na)?\b(?:\s{0,2}(?::|=|namanya|bernama|nama|id|akun|user(?:name)?|adalah)){0,3}\s{0,2}(@?[a-z][\w.]{2,31})`,
        'giu',
      ),
    ] as const,
);

interface Handle {
  readonly at: number;
  readonly end: number;
  readonly handle: string;
}

/**
 * The accounts on social networks named in a text, each once, in lower case: `telegram:anto_jaya` where the
 * platform is known, else `@anto_jaya`.
 */
export function findHandles(text: string): string[] {
  const found = [...linked(text), ...namedOn(text)];
  for (const match of text.matchAll(at)) {
    const own = tidy(match[1] ?? '');
    const known = found.some((one) => match.index >= one.at && match.index < one.end);
    if (!known && own.length > 2) found.push(handleAt(match, `@${own}`));
  }
  found.sort((a, b) => a.at - b.at);
  return [...new Set(found.map(({ handle }) => handle))];
}

function linked(text: string): Handle[] {
  return [...text.matchAll(link)].flatMap((match) => {
    const platform = hosts[(match[1] ?? '').toLowerCase()];
    const own = tidy(match[2] ?? '');
    return platform && own.length > 1 ? [handleAt(match, `${platform}:${own}`)] : [];
  });
}

/** A word after the platform's name is a handle with an `@`, a digit, a stop or a line inside it. */
function namedOn(text: string): Handle[] {
  return named.flatMap(([platform, pattern]) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const own = tidy((match[1] ?? '').replace('@', ''));
      const plain = (match[1] ?? '').startsWith('@') || /[\d_]|[a-z]\.[a-z]/.test(own);
      return plain && !/\.(?:com|me|id|net|org)$/.test(own) ? [handleAt(match, `${platform}:${own}`)] : [];
    }),
  );
}

const handleAt = (match: RegExpExecArray, handle: string): Handle => ({
  at: match.index,
  end: match.index + match[0].length,
  handle,
});

const tidy = (handle: string): string => handle.toLowerCase().replace(/[._-]+$/, '');
