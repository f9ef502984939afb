import type { Ask } from '#server/http/ask.ts'

/** A span as it may be asked for. */
export type SpanAsked = { readonly from?: string | undefined; readonly to?: string | undefined }

/** The span asked for; the year until today when nothing was said. */
export function spanOf(ask: Pick<Ask, 'today'>, asked: SpanAsked): { readonly from: string; readonly to: string } {
  const to = asked.to ?? ask.today
  return { from: asked.from ?? `${to.slice(0, 4)}-01-01`, to }
}
