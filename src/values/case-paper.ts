/** A case file for an authority, in words; drawn as PDF by `media/case-file`. */
export interface CasePaper {
  /** Neutral, for the document's own details: "Berkas 1204". */
  readonly title: string;
  /** On top of every page: what this is, and is not. */
  readonly heading: string;
  /** Below it: number and moment of making. */
  readonly made: string;
  /** Page numbers, with `{page}` and `{pages}`. */
  readonly pageOf: string;
  /** At the foot of every page. */
  readonly foot: string;
  /** In place of a run of letters that cannot be drawn, with `{count}`. */
  readonly otherLetters: string;
  /** Where a picture cannot be shown. */
  readonly noPicture: string;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  readonly intro: string;
  readonly sections: readonly PaperSection[];
  /** One page each, in the order of their pictures. */
  readonly pictures: readonly PaperPicture[];
}

export interface PaperSection {
  readonly title: string;
  /** Below the title, small. */
  readonly note?: string;
  readonly rows: readonly PaperRow[];
}

/** A line of a section: what it is about, and the words. */
export interface PaperRow {
  /** On the left; empty: the words take the whole width. */
  readonly label: string;
  readonly text: string;
  /** Written by the bot or a coordinator, among the words of somebody else. */
  readonly soft?: boolean;
}

export interface PaperPicture {
  readonly caption: string;
  /** Small print below it. */
  readonly note: string;
}
