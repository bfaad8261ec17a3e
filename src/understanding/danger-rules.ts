import { wordsOf } from './normalise.ts';

export const dangerKinds = [
  'held',
  'violence',
  'sexual',
  'suicide',
  'moved',
  'sea',
  'compound',
  'airport',
  'child',
  'undocumented',
  'other',
] as const;
export type DangerKind = (typeof dangerKinds)[number];

export const isDangerKind = (value: unknown): value is DangerKind =>
  dangerKinds.some((kind) => kind === value);

export interface Rule {
  readonly kind: DangerKind;
  /** Every group must have a word within the span; `a|b` is either of two concepts. */
  readonly all: readonly string[];
  /** How many words the whole may stretch over. */
  readonly span: number;
  /** Concepts that speak against it, beyond those that speak against every rule. */
  readonly unless?: readonly string[];
}

/** First the worst: the first rule that holds names the kind. */
export const rules: readonly Rule[] = [
  { kind: 'suicide', all: ['suicide'], span: 3, unless: ['hyperbole', 'deviceNear'] },
  { kind: 'suicide', all: ['worthless', 'live'], span: 5 },
  { kind: 'sexual', all: ['rape', 'me|kin'], span: 7 },
  { kind: 'sexual', all: ['rape', 'boss'], span: 6 },
  { kind: 'sexual', all: ['touch', 'boss', 'me|kin'], span: 9, unless: ['thing'] },
  { kind: 'sexual', all: ['touch', 'fear', 'me|kin'], span: 9, unless: ['thing'] },
  { kind: 'sexual', all: ['touch', 'body', 'me|boss'], span: 7 },
  { kind: 'sexual', all: ['touch', 'night', 'me'], span: 7, unless: ['thing'] },
  { kind: 'violence', all: ['beat', 'boss', 'me|kin'], span: 9, unless: ['school'] },
  {
    kind: 'violence',
    all: ['beatSurely', 'me|kin|plead|abroadPlace|boss|still|shelter'],
    span: 8,
    unless: ['school'],
  },
  { kind: 'violence', all: ['beat', 'me|kin', 'plead|help|still|weapon|wound|abroadPlace'], span: 9 },
  { kind: 'violence', all: ['beat', 'hotWater', 'me|kin|boss'], span: 8 },
  { kind: 'violence', all: ['hotWater', 'boss', 'me|kin'], span: 9 },
  { kind: 'violence', all: ['wound', 'me|kin', 'boss|help|beat'], span: 9, unless: ['pet'] },
  { kind: 'violence', all: ['threat', 'me|kin'], span: 6 },
  { kind: 'violence', all: ['threat', 'kill|weapon|boss'], span: 7 },
  { kind: 'violence', all: ['kill', 'me|kin', 'boss|help|want|if'], span: 10 },
  { kind: 'violence', all: ['kill', 'boss', 'want|if'], span: 8 },
  { kind: 'violence', all: ['weapon', 'boss'], span: 7 },
  { kind: 'violence', all: ['starve', 'me|kin|boss|shelter|help'], span: 10 },
  { kind: 'violence', all: ['noMeal', 'days', 'me|kin|shelter|boss|help'], span: 10 },
  { kind: 'violence', all: ['overwork', 'me|kin'], span: 8 },
  { kind: 'held', all: ['heldSurely', 'me|kin|place|plead|boss'], span: 8 },
  { kind: 'held', all: ['locked', 'outside'], span: 4, unless: ['deviceNear'] },
  {
    kind: 'held',
    all: ['locked', 'me|kin', 'place|help|boss|inside'],
    span: 9,
    unless: ['deviceNear', 'ownHouse'],
  },
  {
    kind: 'held',
    all: ['locked', 'me|kin|abroadPlace', 'help|boss|inside|plead'],
    span: 10,
    unless: ['deviceNear'],
  },
  { kind: 'held', all: ['locked', 'prison'], span: 5, unless: ['deviceNear'] },
  { kind: 'held', all: ['locked', 'place', 'help|boss|notAllowed|cannot'], span: 9, unless: ['deviceNear'] },
  { kind: 'held', all: ['locked', 'inside'], span: 5, unless: ['deviceNear'] },
  { kind: 'held', all: ['held', 'me|kin', 'shelter'], span: 8, unless: ['deviceNear'] },
  {
    kind: 'held',
    all: ['held', 'me|kin', 'boss', 'notAllowed|cannot|exit|leave'],
    span: 12,
    unless: ['deviceNear'],
  },
  { kind: 'held', all: ['heldAgainstWill', 'me|kin'], span: 7 },
  { kind: 'held', all: ['held', 'gang', 'me|kin'], span: 8, unless: ['deviceNear'] },
  {
    kind: 'held',
    all: ['notAllowed', 'leave|exit', 'boss|shelter|sea|guarded'],
    span: 10,
    unless: ['deviceNear'],
  },
  { kind: 'held', all: ['notAllowed', 'leave', 'me|kin|place'], span: 9, unless: ['deviceNear', 'village'] },
  { kind: 'held', all: ['notAllowed', 'leave'], span: 4, unless: ['deviceNear', 'village', 'school', 'pet'] },
  { kind: 'held', all: ['locked', 'notAllowed|cannot'], span: 7, unless: ['deviceNear'] },
  { kind: 'held', all: ['cannot', 'leave|exit', 'shelter|guarded|locked'], span: 9, unless: ['deviceNear'] },
  {
    kind: 'held',
    all: ['cannot', 'leave', 'house', 'me|kin|help'],
    span: 8,
    unless: ['deviceNear', 'village'],
  },
  { kind: 'held', all: ['guarded', 'notAllowed|cannot', 'me|kin|leave'], span: 9 },
  { kind: 'held', all: ['shelter', 'phoneTaken', 'phone'], span: 9 },
  { kind: 'moved', all: ['sold', 'me|kin|boss|abroadPlace|unknown'], span: 7, unless: ['goods', 'device'] },
  { kind: 'moved', all: ['sold', 'buyer'], span: 7, unless: ['goods', 'device'] },
  { kind: 'moved', all: ['ransom'], span: 2, unless: ['thing'] },
  { kind: 'moved', all: ['move', 'soon', 'me|kin'], span: 8, unless: ['goods', 'husbandTakes'] },
  { kind: 'moved', all: ['move', 'want', 'me'], span: 4, unless: ['goods', 'husbandTakes'] },
  { kind: 'moved', all: ['move', 'unknown', 'me|kin|boss'], span: 9, unless: ['goods'] },
  { kind: 'moved', all: ['move', 'forced', 'me|kin'], span: 8 },
  { kind: 'moved', all: ['forced', 'go', 'me|kin', 'soon|boss'], span: 9 },
  { kind: 'held', all: ['hidden', 'shelter', 'me|kin'], span: 9, unless: ['thing'] },
  { kind: 'held', all: ['guarded', 'leave', 'me|kin'], span: 9 },
  { kind: 'moved', all: ['fetched', 'soon', 'unwilling'], span: 10, unless: ['goods'] },
  { kind: 'moved', all: ['fetched', 'soon', 'kin', 'boss'], span: 12, unless: ['goods'] },
  { kind: 'moved', all: ['forced', 'marry', 'soon|me|kin'], span: 8 },
  { kind: 'sea', all: ['captain', 'refuses', 'exit|sea|me'], span: 10 },
  { kind: 'sea', all: ['sea', 'sink', 'me|kin|help'], span: 12 },
  { kind: 'sea', all: ['sea', 'starve|beat|dying|noMeal'], span: 9 },
  { kind: 'violence', all: ['beatPassive'], span: 3, unless: ['school'] },
  { kind: 'sexual', all: ['forced', 'bed', 'me|kin|boss'], span: 7 },
  { kind: 'held', all: ['notAllowed', 'contact'], span: 6 },
  { kind: 'held', all: ['phoneTaken', 'phones', 'cannot|notAllowed', 'leave|exit'], span: 12 },
  { kind: 'held', all: ['phoneTaken', 'phones', 'plead|fearNow|guarded|move|soon|fetched'], span: 14 },
  { kind: 'moved', all: ['move', 'fearNow'], span: 14, unless: ['goods'] },
  { kind: 'moved', all: ['forced', 'move'], span: 6, unless: ['goods'] },
  { kind: 'sea', all: ['sea', 'seaDeath', 'help|plead|boss'], span: 12, unless: ['bodyHome'] },
  { kind: 'sea', all: ['sea', 'sink'], span: 6, unless: ['asked'] },
  { kind: 'other', all: ['hide', 'fear|boss|sought', 'me|kin|help'], span: 11, unless: ['goods', 'thing'] },
  { kind: 'other', all: ['hide', 'chase'], span: 8 },
  { kind: 'other', all: ['fled', 'chase|sought', 'me|kin|boss'], span: 12 },
  { kind: 'other', all: ['chase', 'fearNow|fear', 'me|kin'], span: 10 },
  {
    kind: 'other',
    all: ['dying', 'me|kin', 'boss|plead|abroadPlace|still'],
    span: 10,
    unless: ['device', 'pet'],
  },
  { kind: 'other', all: ['fled', 'lostNow', 'me|help|boss'], span: 11 },
  { kind: 'other', all: ['abandoned', 'wild', 'me|kin|boss'], span: 7 },
  { kind: 'other', all: ['rescue', 'me|kin'], span: 3, unless: ['money'] },
  { kind: 'other', all: ['peril', 'me|kin'], span: 5 },
  { kind: 'compound', all: ['forcedScam', 'me|kin'], span: 9, unless: ['offered'] },
  {
    kind: 'compound',
    all: ['compound', 'me|kin', 'plead|rescue|forced|ransom|phoneTaken|threat|fearNow|sold'],
    span: 14,
    unless: ['offered'],
  },
  {
    kind: 'compound',
    all: ['compound', 'me|kin', 'cannot|notAllowed', 'exit|leave'],
    span: 16,
    unless: ['offered'],
  },
  {
    kind: 'compound',
    all: ['exitFine', 'me|kin', 'forced|notAllowed|cannot|ransom|plead|compound'],
    span: 14,
    unless: ['offered'],
  },
  { kind: 'airport', all: ['airportNow', 'afraidToGo'], span: 16, unless: ['permission'] },
  {
    kind: 'airport',
    all: ['airportNow', 'escort', 'fearNow|forced|plead|help', 'me|kin'],
    span: 18,
    unless: ['permission'],
  },
  { kind: 'child', all: ['child', 'kin', 'fetched|move', 'soon|want'], span: 16, unless: ['permission'] },
  { kind: 'child', all: ['child', 'forced', 'go|move|marry'], span: 14, unless: ['permission'] },
  { kind: 'undocumented', all: ['undocumented', 'hide|chase|sought|raid', 'me|kin'], span: 16 },
];

/** Short cries that are danger only when nothing else is said. */
export const cries: ReadonlySet<string> = new Set(
  [
    'tolong saya',
    'tolong aku',
    'tolong kami',
    'tolongin saya',
    'tolongin aku',
    'help me',
    'help us',
    'sos',
    'help help',
    'tolong tolong',
    'tolong tolong tolong',
    'help me please',
    'please help me',
    'tolong saya pak',
    'tolong saya bu',
    'tolong saya min',
    'tolong darurat',
    'darurat',
    'emergency',
    'gawat',
    'bahaya',
    'saya dalam bahaya',
    'i am in danger',
    'tolong kami pak',
    'tulung aku',
    'tulungan abdi',
    'tolong bang saya takut',
    'saya takut',
    'tolong saya takut',
    'i am scared',
    'selamatkan saya',
    'danger',
    'mayday',
    'saya terancam',
    'nyawa saya terancam',
  ].map((cry) => wordsOf(cry).join(' ')),
);

/** Concepts of which one is enough in a message that as a whole resembles a cry for help. */
export const alarms: readonly string[] =
  'beat locked heldSurely kill threat weapon starve overwork rape touch suicide wound dying sold ransom forced rescue peril fearNow fear hide chase heldAgainstWill guarded hotWater sink plead help captain cruel'.split(
    ' ',
  );
