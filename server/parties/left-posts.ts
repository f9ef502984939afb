import { parties, type Party } from '#law/parties.ts'
import { several, type Words } from '#law/words.ts'
import type { Tx } from '#server/db/transaction.ts'
import { type NewDuty, type NewNote, sendNotes } from '#server/notes/notes.sql.ts'
import { findUnmanned, type LeftPost, settleUnmanned } from './left-posts.sql.ts'

/** How somebody came to leave: the account was suspended or closed by an administrator, suspended by the platform after long disuse, or one post was ended. */
export type Became = 'suspended' | 'closed' | 'dormant' | 'ended'

const basis = 'choice:account-approval'
const titleOf = (role: string): Words => parties[role as Party]?.title ?? { zh: role, en: role }

/**
 * Tells the organisations whose posts somebody left, after it is done, which of these nobody can act in any more and what waits there; the
 * system administrators are told of those as well, who appoint somebody else (choice:account-approval).
 */
export async function tellOfLeaving(
  tx: Tx,
  left: readonly LeftPost[],
  became: Became,
  { at, today }: { readonly at: Date; readonly today: string },
): Promise<void> {
  if (left.length === 0) return
  const unmanned = await findUnmanned(
    tx,
    left.map(({ organisationId, role }) => ({ organisationId, role })),
    today,
  )
  const emptyOf = (of: LeftPost) => unmanned.find((each) => each.organisationId === of.organisationId && each.role === of.role)
  const byUnit = Object.values(Object.groupBy(left, (each) => `${each.officerId} ${each.organisationId}`))
  const notes = byUnit.map((posts): NewNote => {
    const [{ officerId, officerName, organisationId }] = posts as [LeftPost]
    const empty = posts!.flatMap((post) => emptyOf(post) ?? [])
    const happened = sayHappened(
      officerName,
      posts!.map(({ role }) => titleOf(role)),
      became,
    )
    const rest =
      empty.length === 0
        ? { zh: '岗位上还有同事，在办事项由他们接着办理', en: 'colleagues at the same posts go on with what is open' }
        : {
            zh: `${empty
              .map(sayEmpty)
              .map(({ zh }) => zh)
              .join('；')}。请本单位同事“申请岗位”，或者请系统管理员另行任命`,
            en: `${empty
              .map(sayEmpty)
              .map(({ en }) => en)
              .join('; ')}. Have a colleague ask for the post, or the system administrator appoint somebody`,
          }
    return {
      organisationId,
      kind: `account-${became}`,
      subject: `${officerId}:${at.toISOString()}`,
      words: { zh: `${happened.zh}；${rest.zh}`, en: `${happened.en}; ${rest.en}` },
      basis,
      href: `/desk/organisations/${organisationId}${empty.length > 0 ? '#grants' : ''}`,
    }
  })
  const duties = unmanned.map((part): NewDuty => {
    const { officerName, organisationName } = left.find((each) => each.organisationId === part.organisationId && each.role === part.role)!
    const [happened, empty] = [sayHappened(officerName, [titleOf(part.role)], became), sayEmpty(part)]
    return {
      forRole: 'system-administrator',
      kind: 'post-unmanned',
      subject: `${part.organisationId}:${part.role}:${at.toISOString()}`,
      words: {
        zh: `${organisationName}：${happened.zh}；${empty.zh}，请另行任命`,
        en: `${organisationName}: ${happened.en}; ${empty.en}: appoint somebody`,
      },
      basis,
      href: '/desk/administration',
    }
  })
  await sendNotes(tx, [...notes, ...duties], at)
}

/**
 * An account was restored: the organisations whose posts its officer holds are told, and what was told of these posts being empty is read
 * (choice:account-approval).
 */
export async function tellOfReturn(
  tx: Tx,
  back: readonly LeftPost[],
  { by, at, today }: { readonly by: string; readonly at: Date; readonly today: string },
): Promise<void> {
  const byUnit = Object.values(Object.groupBy(back, (each) => each.organisationId))
  await sendNotes(
    tx,
    byUnit.map((posts): NewNote => {
      const [{ officerId, officerName, organisationId }] = posts as [LeftPost]
      const [zh, en] = [posts!.map(({ role }) => `“${titleOf(role).zh}”`).join('、'), posts!.map(({ role }) => titleOf(role).en).join(', ')]
      return {
        organisationId,
        kind: 'account-restored',
        subject: `${officerId}:${at.toISOString()}`,
        words: {
          zh: `${officerName}（${zh}）的账号已恢复，可以登录办理`,
          en: `The account of ${officerName} (${en}) was restored and can be used again`,
        },
        basis,
        href: `/desk/organisations/${organisationId}`,
      }
    }),
    at,
  )
  for (const posts of byUnit) await settleUnmanned(tx, posts![0]!.organisationId, { by, at, today })
}

function sayHappened(name: string, posts: readonly Words[], became: Became): Words {
  const [zh, en] = [posts.map((post) => `“${post.zh}”`).join('、'), posts.map((post) => post.en).join(', ')]
  return {
    suspended: { zh: `${name}（${zh}）的账号已由管理员停用`, en: `The account of ${name} (${en}) was suspended by an administrator` },
    closed: {
      zh: `${name}（${zh}）的账号已由管理员注销，岗位随之免去`,
      en: `The account of ${name} (${en}) was closed by an administrator and the posts ended`,
    },
    dormant: {
      zh: `${name}（${zh}）的账号长期没有登录，已自动停用`,
      en: `The account of ${name} (${en}) was not used for long and is suspended`,
    },
    ended: { zh: `${name}的${zh}岗位已由管理员免去`, en: `The post of ${name} (${en}) was ended by an administrator` },
  }[became]
}

function sayEmpty({ role, waiting }: { readonly role: string; readonly waiting: number }): Words {
  const { zh, en } = titleOf(role)
  const counted =
    waiting > 1000
      ? { zh: '1000多', en: 'more than 1000 open cases wait' }
      : { zh: String(waiting), en: several(waiting, 'open case waits', 'open cases wait') }
  return waiting === 0
    ? { zh: `“${zh}”岗位已没有可办理的人`, en: `nobody can act as ${en} any more` }
    : {
        zh: `“${zh}”岗位已没有可办理的人，有${counted.zh}件在办事项等待办理`,
        en: `nobody can act as ${en} any more, and ${counted.en} there`,
      }
}
