/** The web chat of a running program, spoken to as a foreign client would. */
export interface WebTalk {
  /** Says something and gives the texts of the replies. */
  says(text: string): Promise<string[]>;
  /** Sends a file with nothing beside it. */
  sends(bytes: Buffer, type: string): Promise<string[]>;
  /** What came by itself since. */
  later(): Promise<string[]>;
}

interface Drained {
  readonly replies: readonly { readonly text: string }[];
  readonly after?: number;
  readonly error?: string;
}

export async function webTalk(url: string): Promise<WebTalk> {
  const opened = await fetch(`${url}/chat/sessions`, { method: 'POST' });
  const { session } = (await opened.json()) as { session: string };
  let after = 0;
  const texts = async (response: Response): Promise<string[]> => {
    const drained = (await response.json()) as Drained;
    if (!response.ok) throw new Error(`${response.status}: ${drained.error}`);
    after = drained.after ?? after;
    return drained.replies.map((reply) => reply.text);
  };
  return {
    says: async (text) =>
      texts(
        await fetch(`${url}/chat/messages`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ session, text }),
        }),
      ),
    sends: async (bytes, type) => {
      const form = new FormData();
      form.set('session', session);
      form.set('file', new Blob([new Uint8Array(bytes)], { type }), 'foto.jpg');
      return texts(await fetch(`${url}/chat/messages`, { method: 'POST', body: form }));
    },
    later: async () => texts(await fetch(`${url}/chat/messages?session=${session}&after=${after}`)),
  };
}
