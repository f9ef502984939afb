/** A new key for one intended act; repeated with the same key, the platform does it once. Also works without https. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('')
}
