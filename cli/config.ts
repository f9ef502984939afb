/** Where the platform answers when nobody says: this machine, on the port the platform itself would take. */
export function platformAddress(): string {
  return `http://localhost:${process.env['PORT'] || 8080}`
}
