const parts = [
  'at',
  'platformAt',
  'officerId',
  'organisationId',
  'role',
  'action',
  'objectKind',
  'objectId',
  'outcome',
  'detail',
  'holderId',
  'requestId',
  'address',
] as const
/**
 * The parts of the text of a line: what MLPS level 3 asks of an event (when, who, what kind, with what success, from where, on what), and
 * more. Null when it is no such text.
 */
export function partsOf(line: string): { readonly [P in (typeof parts)[number]]: string } | null {
  const found = line.split('\u001f')
  return found.length === parts.length
    ? (Object.fromEntries(parts.map((part, n) => [part, found[n]!])) as { [P in (typeof parts)[number]]: string })
    : null
}
