import { html, type Markup } from './html.ts'
import type { Monthly } from './pages.sql.ts'
import type { View } from './view.ts'

const width = 240
const height = 42

/** Draws the months as bars; `label` says what they count, and every value stands in the description for who does not see them. */
export function trend({ t }: View, months: readonly Monthly[], label: string): Markup {
  const most = Math.max(1, ...months.map((month) => month.count))
  const slot = width / Math.max(1, months.length)
  const bars = months.map(({ month, count }, at) => {
    const tall = count === 0 ? 1 : Math.max(4, (count / most) * (height - 2))
    return html`<rect x="${round(at * slot + 1)}" y="${round(height - tall)}" width="${round(slot - 2)}" height="${round(tall)}" fill="${count === 0 ? '#b9c6c0' : at === months.length - 1 ? '#17694f' : '#6ba58f'}"><title>${month}: ${count}</title></rect>`
  })
  return html`<svg role="img" viewBox="0 0 240 42" preserveAspectRatio="none" aria-label="${label}${t('：', ': ')}${months.map(({ month, count }) => `${month} ${count}`).join(t('，', ', '))}">${bars}</svg>`
}

function round(number: number): number {
  return Math.round(number * 10) / 10
}
