export type JsonObject = { readonly [key: string]: Json | undefined };
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** A JSON object, as opposed to a list or a plain value. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
