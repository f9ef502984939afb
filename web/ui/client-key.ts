/** Makes a key that lets the same act be sent twice and count once; also on plain HTTP, where randomUUID is missing. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('')
}
