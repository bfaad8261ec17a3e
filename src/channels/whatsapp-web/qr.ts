/** Where the code can be shown: a terminal, or a log that is kept. */
export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/**
 * Shows the code to be scanned, and the link to the page that shows it. In a terminal every new code; in
 * a log only the first, as each is good for some seconds.
 */
export class QrScreen {
  readonly #screen: Screen;
  readonly #link: () => string;
  #shown = false;
  #printed = '';

  constructor(screen: Screen, link: () => string) {
    this.#screen = screen;
    this.#link = link;
  }

  async show(code: string | null): Promise<void> {
    if (code === null) {
      this.#shown = false;
      return;
    }
    if (!this.#shown || this.#screen.isTTY === true) {
      this.#shown = true;
      const { toString: draw } = await import('qrcode');
      this.#screen.write(`${await draw(code, { type: 'utf8', errorCorrectionLevel: 'L' })}\n`);
    }
    const link = this.#link();
    if (link === this.#printed) return;
    this.#printed = link;
    this.#screen.write(`WhatsApp: scan this code with the phone, or open ${link} (works once)\n`);
  }
}
