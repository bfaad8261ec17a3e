import { toString as draw } from 'qrcode';

/** Where the code can be shown: a terminal, or a log that is kept. */
export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/**
 * Shows the code to be scanned. In a terminal every new one; in a log only the first, as each is good for
 * some seconds and the page for the operator always shows the one of the moment.
 */
export class QrScreen {
  readonly #screen: Screen;
  #shown = false;

  constructor(screen: Screen) {
    this.#screen = screen;
  }

  async show(code: string | null): Promise<void> {
    if (code === null) {
      this.#shown = false;
      return;
    }
    if (this.#shown && this.#screen.isTTY !== true) return;
    this.#shown = true;
    this.#screen.write(`${await draw(code, { type: 'utf8', errorCorrectionLevel: 'L' })}\n`);
  }
}
