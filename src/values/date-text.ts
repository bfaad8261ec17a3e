/** A calendar date as `2026-11-21` that exists. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** `2026-11-21`, `2025-12` or `2025` in words: "21 Nov 2026", "Des 2025", "2025". */
export function dateInWords(text: string, language: string, month: 'short' | 'long' = 'short'): string {
  const [year, monthNumber, day] = text.split('-').map(Number);
  if (year === undefined || monthNumber === undefined) return text;
  return formatter(language, month, day !== undefined).format(Date.UTC(year, monthNumber - 1, day ?? 1));
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making one costs a hundred times what using it does. */
function formatter(language: string, month: 'short' | 'long', withDay: boolean): Intl.DateTimeFormat {
  const key = `${language} ${month} ${withDay}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'id-ID', {
    timeZone: 'UTC',
    year: 'numeric',
    month,
    ...(withDay ? { day: 'numeric' } : {}),
  });
  formatters.set(key, made);
  return made;
}
