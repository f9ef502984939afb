/** One spelling for the same content: keys in order of their code units, no blanks, as in RFC 8785 for whatever JSON can hold. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  const members = value as Readonly<Record<string, unknown>>
  let text = ''
  for (const key of Object.keys(members).sort())
    if (members[key] !== undefined) text += `${text && ','}${JSON.stringify(key)}:${canonicalJson(members[key])}`
  return `{${text}}`
}
