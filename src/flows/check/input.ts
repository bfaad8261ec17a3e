import type { SampleQuestion } from '../../text/load.ts';
import type { Catalogue } from '../../text/texts.ts';
import type { HelpLine } from '../../values/line.ts';
import type { Contents } from '../load.ts';
import type { Stage } from '../play.ts';
import type { KeysInCode } from './code-keys.ts';
import type { OfferedList } from './lists.ts';
import type { Places, SourceFile } from './places.ts';

/** Everything that is checked, and what is needed to judge it. */
export interface CheckInput {
  readonly contents: Contents;
  /** The texts of the complete languages; the first is the one that others are compared with. */
  readonly complete: ReadonlyMap<string, Catalogue>;
  /** The texts of languages that fall back for what they lack. */
  readonly partial: ReadonlyMap<string, Catalogue>;
  readonly facts: ReadonlySet<string>;
  readonly lines: readonly HelpLine[];
  readonly samples: readonly SampleQuestion[];
  readonly code: KeysInCode;
  /** Words that nothing which the bot starts by itself may contain, by language; `*` stands for any letters. */
  readonly betraying: ReadonlyMap<string, readonly string[]>;
  /** The choices that the program hands to flows. */
  readonly lists: readonly OfferedList[];
  /** The kinds of cases that a topic may offer. */
  readonly intakes: readonly string[];
  /** Today as `2026-11-21`. */
  readonly today: string;
  /** An answer as a person would read it, with its sources. */
  render(language: string, topic: string): string;
  stage(language: string): Stage;
  readonly places: Places;
  /** The files of flows and texts as they stand. */
  readonly sources: readonly SourceFile[];
}
