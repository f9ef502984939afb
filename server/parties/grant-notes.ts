import { parties, type Party } from '#law/parties.ts'
import type { NewNote } from '#server/notes/notes.sql.ts'

/** A post that was asked for until a day: the request or the post it is about, for whom, and of which organisation. */
export type GrantTold = {
  readonly id: string
  readonly officerName: string
  readonly organisationId: string
  readonly role: string
  readonly untilOn: string
}

/** Tells the organisation, and so whoever asked, what became of a grant (choice:granted-posts); why it was refused is read by whoever asked alone. */
export function grantNotes(grants: readonly GrantTold[], at: Date, became: 'approved' | 'refused' | 'over' | 'ended'): NewNote[] {
  return grants.map(({ id, officerName, organisationId, role, untilOn }) => {
    const post = parties[role as Party]?.title ?? { zh: role, en: role }
    const words = {
      approved: {
        zh: `${officerName}申请的“${post.zh}”岗位已批准，可用到${untilOn}`,
        en: `The post ${officerName} asked for (${post.en}) was approved and can be used until ${untilOn}`,
      },
      refused: {
        zh: `${officerName}申请的“${post.zh}”岗位未批准，理由由申请人在“申请岗位”查看`,
        en: `The post ${officerName} asked for (${post.en}) was refused; whoever asked reads why at “Ask for a post”`,
      },
      over: {
        zh: `${officerName}的“${post.zh}”岗位期限已到（${untilOn}），不能再用；仍需要的，重新申请`,
        en: `The post of ${officerName} (${post.en}) was over on ${untilOn} and cannot be used any more; ask anew if it is still needed`,
      },
      ended: {
        zh: `${officerName}的“${post.zh}”岗位（原可用到${untilOn}）已由管理员提前结束，不能再用；仍需要的，重新申请`,
        en: `The post of ${officerName} (${post.en}), granted until ${untilOn}, was ended early by an administrator and cannot be used any more; ask anew if it is still needed`,
      },
    }[became]
    // A post is the same when it is granted once more, so each of its ends is told of by itself.
    const subject = became === 'over' ? `${id}:${untilOn}` : became === 'ended' ? `${id}:${at.toISOString()}` : id
    return {
      organisationId,
      kind: `grant-${became}`,
      subject,
      words,
      basis: 'choice:granted-posts',
      href: `/desk/organisations/${organisationId}#grants`,
    }
  })
}
