/** Gives the page of the workbench for an address the platform names by its thing, such as `/cases/…`; other addresses stay as they are. */
export function deskHref(href: string): string {
  const found = /^\/(cases|assets|organisations|rounds|findings|certificates)\/(.+)$/.exec(href)
  if (!found) return href
  const [, kind, rest] = found
  if (kind === 'certificates') return `/check/${rest}`
  if (kind === 'rounds') return `/desk/inventory/${rest}`
  return kind === 'findings' ? `/desk/inventory/findings/${rest}` : `/desk/${kind}/${rest}`
}
