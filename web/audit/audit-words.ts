/** The page of a thing the log speaks of, where it has one. */
export function objectHref(kind: string, id: string): string | null {
  if (id === '') return null
  switch (kind) {
    case 'case':
      return `/desk/cases/${id}`
    case 'asset':
      return `/desk/assets/${id}`
    case 'card-import':
      return `/desk/inventory/imports/${id}`
    case 'finding':
      return `/desk/inventory/findings/${id}`
    case 'round':
      return `/desk/inventory/${id}`
    case 'coding-rule':
      return '/desk/inventory/codes'
    case 'round-call':
      return `/desk/inventory/calls/${id}`
    case 'organisation':
      return `/desk/organisations/${id}`
    case 'sector-list':
      return `/desk/lists/${id}`
    case 'books':
      return id === 'all' ? '/desk/books' : `/desk/books/${id}`
    case 'order':
      return `/desk/orders/${id}`
    case 'agreement':
      return `/desk/agreements/${id}`
    case 'sharing-agreement':
      return `/desk/sharing/${id}`
    case 'distribution':
      return `/desk/distributions/${id}`
    case 'operator-call':
      return `/desk/operator-calls/${id}`
    case 'programme':
      return `/desk/inspections/programmes/${id}`
    case 'voucher':
      return `/desk/vouchers/${id}`
    default:
      return null
  }
}
