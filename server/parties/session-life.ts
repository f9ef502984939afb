import { createHash, randomBytes } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import { choices } from '#law/choices.ts'
import type { Clock } from '#server/jobs/clock.ts'

/** Writes the city’s day of a moment, as 2026-11-28. */
export const cityDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })

/** The name of the one cookie: over https one that no other host of the city’s domain can set. */
export const cookieNameOf = (secure: boolean): string => (secure ? '__Host-rongshu' : 'rongshu')
/** An idle session ends after this long (choice:session). */
export const idleMs = choices.session.value * 60_000
/** Whoever signed in signs in again after this long, whatever they do (choice:session-limit). */
export const absoluteMs = choices['session-limit'].value * 3_600_000

/** Real time: sessions and lock-outs do not follow the pushed hand of the demonstration, which would end them all. */
export function realTime(clock: Clock, at = clock.now()): Date {
  return new Date(at.getTime() - clock.offsetMs())
}

/** A secret of 256 bits in base64url: the cookie, or the token a page sends back with every change. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What the database keeps of a token, so that a stolen table opens no session; null for a word that is no token. */
export function digestOf(token: string | undefined): Buffer | null {
  return token && /^[\w-]{43}$/.test(token) ? createHash('sha256').update(token).digest() : null
}

const cookie = { path: '/', httpOnly: true, sameSite: 'lax' } as const

/**
 * Gives the browser its token, out of reach of scripts, until the session would end anyway. Counted in seconds from now,
 * since the clock of an office computer may stand anywhere.
 */
export function sendToken(
  reply: FastifyReply,
  clock: Clock,
  opened: { readonly token: string; readonly expiresAt: Date },
  secure: boolean,
): void {
  reply.setCookie(cookieNameOf(secure), opened.token, {
    ...cookie,
    secure,
    maxAge: Math.max(0, Math.floor((opened.expiresAt.getTime() - realTime(clock).getTime()) / 1000)),
  })
}

/** Takes the token back. */
export function takeToken(reply: FastifyReply, secure: boolean): void {
  reply.clearCookie(cookieNameOf(secure), { ...cookie, secure })
}
