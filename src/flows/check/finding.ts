/** Something that `suluh check` has to say about flows, topics or texts. */
export interface Finding {
  readonly file: string;
  /** From 1; absent when it is about the whole file. */
  readonly line?: number;
  readonly language?: string;
  readonly level: 'error' | 'warning' | 'note';
  /** A plain sentence. */
  readonly message: string;
}

/** Where something stands. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly language?: string;
}

export const error = (place: Place, message: string): Finding => ({ ...place, level: 'error', message });
export const warning = (place: Place, message: string): Finding => ({ ...place, level: 'warning', message });
export const note = (place: Place, message: string): Finding => ({ ...place, level: 'note', message });
