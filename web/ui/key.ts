import { Refused } from '#contract/call.ts'

/** A new key for one intended act; repeated with the same key, the platform does it once. Also works without https. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Gives what is sent its key. */
export type Keyed = <C extends object>(content: C) => C & { key: string }

/** The keys of attempts the platform has not answered: what is sent again as it was has its key again, what was changed since has one of its own. */
export function attempts(): { readonly keyed: Keyed; answered(): void } {
  const open = new Map<string, string>()
  return {
    keyed: (content) => {
      const as = JSON.stringify(content)
      const key = open.get(as) ?? newKey()
      open.set(as, key)
      return { ...content, key }
    },
    answered: () => open.clear(),
  }
}

/** Whether an error is the platform's own word; a lost connection and a gateway in between are not, and what was sent may have arrived. */
export const isAnswer = (error: unknown): boolean => error instanceof Refused && error.status < 500
