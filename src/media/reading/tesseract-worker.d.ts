// The two modules of tesseract.js that run in its worker; the package states types only for its front.

declare module 'tesseract.js/src/worker-script/index.js' {
  export interface Answer {
    readonly status: 'resolve' | 'reject' | 'progress';
    readonly data: unknown;
  }
  export interface Packet {
    readonly workerId: string;
    readonly jobId: string;
    readonly action: 'load' | 'loadLanguage' | 'initialize' | 'setParameters' | 'recognize';
    readonly payload: object;
  }
  export interface Adapter {
    getCore(lstmOnly: boolean, corePath: string, progress: object): Promise<unknown>;
    gunzip(data: Uint8Array): Uint8Array;
    fetch(address: string): Promise<never>;
    readCache(path: string): Promise<Uint8Array>;
    writeCache(path: string, data: Uint8Array): Promise<void>;
    deleteCache(path: string): Promise<void>;
    checkCache(path: string): Promise<boolean>;
  }
  export function setAdapter(adapter: Adapter): void;
  export function dispatchHandlers(packet: Packet, send: (answer: Answer) => void): void;
}

declare module 'tesseract.js/src/worker-script/node/getCore.js' {
  /** `engine` 1: neural networks only, which is all that the language data have. */
  export default function getCore(engine: 1, corePath: string, progress: object): Promise<unknown>;
}

/** The part that is used; the types of Node leave it to those of browsers. */
declare namespace WebAssembly {
  class Memory {
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  }
}
