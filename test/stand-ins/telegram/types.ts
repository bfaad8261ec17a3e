/** The parts of the Bot API's objects that this server makes up or reads. */
export interface TgUser {
  readonly id: number;
  readonly is_bot: boolean;
  readonly first_name: string;
  readonly username?: string;
  readonly language_code?: string;
}

export interface TgChat {
  readonly id: number;
  readonly type: 'private' | 'group' | 'supergroup';
  readonly first_name?: string;
  readonly title?: string;
}

export interface Button {
  readonly text: string;
  readonly callback_data?: string;
  readonly url?: string;
}

export interface TgFile {
  readonly file_id: string;
  readonly file_unique_id: string;
  readonly file_size: number;
  readonly file_name?: string;
  readonly mime_type?: string;
}

export interface TgMessage {
  readonly message_id: number;
  readonly date: number;
  readonly chat: TgChat;
  readonly from?: TgUser;
  readonly text?: string;
  readonly caption?: string;
  readonly edit_date?: number;
  readonly photo?: readonly TgFile[];
  readonly document?: TgFile;
  readonly voice?: TgFile;
  readonly reply_markup?: { readonly inline_keyboard: readonly (readonly Button[])[] };
  readonly [field: string]: unknown;
}

export interface Update {
  readonly update_id: number;
  readonly [kind: string]: unknown;
}

/** An answer of the Bot API that is not "ok". */
export class ApiFailure extends Error {
  readonly code: number;
  readonly parameters: Readonly<Record<string, number>> | undefined;

  constructor(code: number, description: string, parameters?: Record<string, number>) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

export const badRequest = (detail: string) => new ApiFailure(400, `Bad Request: ${detail}`);
export const forbidden = (detail: string) => new ApiFailure(403, `Forbidden: ${detail}`);
export const tooMany = (seconds: number) =>
  new ApiFailure(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
