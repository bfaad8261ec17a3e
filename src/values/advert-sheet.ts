/** One picture about one advert, to be passed on: all its words, in the order in which they are read. */
export interface AdvertSheet {
  readonly title: string;
  /** What the sheet is, and from when. */
  readonly lead: string;
  readonly parts: readonly SheetPart[];
  /** Small print: sources and dates. */
  readonly source: string;
}

/** A heading with what stands under it. */
export interface SheetPart {
  readonly head: string;
  /** `box` stands out: what to do. */
  readonly look: 'list' | 'box';
  readonly rows: readonly SheetRow[];
}

export interface SheetRow {
  readonly text: string;
  /** Smaller, below: the reason, or the words of the advert. */
  readonly note?: string;
}
