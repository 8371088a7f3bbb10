/** The addresses of the review. */

const part = (text: string): string => encodeURIComponent(text);

/** No edition: over all of them. */
export const promptPath = (edition: string | null, prompt: string, answer?: string): string =>
  `/review/prompt/${edition ?? 'any'}/${part(prompt)}${answer ? `/${answer}` : ''}`;
export const momentsPath = (edition: string, block: string): string => `/review/moments/${edition}/${block}`;
export const searchPath = (text: string): string => (text === '' ? '/review/search' : `/review/search/${part(text)}`);
export const personPath = (participant: string): string => `/review/person/${participant}`;
export const statementPath = (code: string): string => `/review/statement/${code}`;
export const tagPath = (tag: string): string => `/review/tags/${tag}`;
