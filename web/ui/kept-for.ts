const place = 'kept-for'

/** What this tab keeps of what was typed is one officer's: whoever else comes in finds nothing of it. Says who works here now. */
export function keepFor(officerId: string): void {
  const before = sessionStorage.getItem(place)
  if (before === officerId) return
  if (before !== null) sessionStorage.clear()
  sessionStorage.setItem(place, officerId)
}
