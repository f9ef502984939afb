/** Which fields differ between two versions of a card; not given, empty and null are the same. */
export function changedFields(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  return new Set([...new Set([...Object.keys(before), ...Object.keys(after)])].filter((id) => plain(before[id]) !== plain(after[id])))
}

function plain(value: unknown): string {
  const isEmpty = value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  return isEmpty ? '' : JSON.stringify(value)
}
