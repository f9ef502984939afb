import { randomBytes } from 'node:crypto'
import type { Platform } from '#server/platform.ts'
import { asSystem } from '#server/db/transaction.ts'
import { StartRefused } from '#server/db/embedded.ts'
import { moveClock } from '#server/jobs/clock.sql.ts'
import { addOrganisation } from '#server/parties/organisations.sql.ts'
import { hashPassword } from '#server/parties/passwords.ts'
import { cast } from './cast.ts'
import { inventUscc } from './invent.ts'
import { particularsOf } from './particulars.ts'
import { addPlaced, type Placed } from './people.sql.ts'
import { beginsDaysAgo } from './play.ts'
import { findStep, noteStep } from './steps.sql.ts'

const day = 86_400_000
const prefixes = { 'administrative-organ': '11', 'public-institution': '12', 'law-firm': '31' } as const

/** Throws when a database that holds the demonstration is started without it: invented people must not become real officers. */
export async function refuseInventedPeople({ db }: Pick<Platform, 'db'>): Promise<void> {
  if ((await asSystem(db, (tx) => findStep(tx, 'cast'))) === null) return
  throw new StartRefused(
    '这个数据库里是演示城市，不能用于正式模式；请用 RONGSHU_DATA 或 DATABASE_URL 指定一个新的\nThis database holds the demonstration city and cannot be used without it: name a new one by RONGSHU_DATA or DATABASE_URL',
  )
}

/**
 * Brings in the cast once and sets the clock back to where the story begins. Nobody signs in with a password: it is
 * random and forgotten; people of the demonstration are become by a click.
 */
export async function bringInTheCast(platform: Pick<Platform, 'db' | 'clock'>): Promise<void> {
  if ((await asSystem(platform.db, (tx) => findStep(tx, 'cast'))) !== null) return
  const passwordHash = await hashPassword(randomBytes(24).toString('base64url'))
  await asSystem(platform.db, async (tx) => {
    if ((await findStep(tx, 'cast')) !== null) return
    const placed: Placed[] = []
    for (const [n, o] of cast.entries()) {
      const { id } = await addOrganisation(tx, {
        uscc: inventUscc(prefixes[o.kind as keyof typeof prefixes] ?? '91', 9000 + n),
        name: o.name,
        nameEn: o.nameEn,
        shortName: o.shortName,
        kind: o.kind,
        roles: [...o.roles],
        sector: o.sector,
        licenceNo: o.kind === 'law-firm' ? `演示执业许可${n}` : o.kind === 'valuer' ? `演示备案${n}` : '',
        particulars: particularsOf(o, 9000 + n),
      })
      placed.push(...o.people.map((p) => ({ login: p.login, name: p.name, organisationId: id, role: p.role, title: p.title })))
    }
    await addPlaced(tx, placed, passwordHash)
    await moveClock(tx, -beginsDaysAgo * day, null, new Date(Date.now() - beginsDaysAgo * day))
    await noteStep(tx, 'cast', {})
  })
}
