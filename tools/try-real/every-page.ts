import type { Page } from '#contract/route.ts'

/** Every line of a list, page by page. */
export async function everyPage<T>(ask: (cursor: string | undefined) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = []
  for (let cursor: string | undefined; ;) {
    const page = await ask(cursor)
    items.push(...page.items)
    if (page.next === null) return items
    cursor = page.next
  }
}
