// The few parts of nlp.js that are used here; its packages bring no types.
declare module '@nlpjs/basic' {
  export class Nlp {
    constructor(settings: {
      languages: readonly string[];
      forceNER: boolean;
      autoSave: boolean;
      autoLoad: boolean;
      nlu: { log: boolean };
    });
    readonly container: { use(plugin: unknown): void };
    addDocument(language: string, text: string, intent: string): void;
    train(): Promise<void>;
    process(language: string, text: string): Promise<{ intent: string }>;
  }
}

declare module '@nlpjs/lang-id' {
  export const LangId: unknown;
}
