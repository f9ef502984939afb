import type { Problem } from '#contract/route.ts'
import type { Procedure } from '#law/procedure.ts'
import { askColleague, whyNotAgain } from './joint.ts'
import type { Actor, CaseState } from './state.ts'
import type { AnyStep } from './steps.ts'
import { isOffice, isOfParty } from './seats.ts'

/**
 * What keeps somebody who sits at a step from acting there: own unit, declared control, stepped aside, passed already, or acted before;
 * null when nothing does.
 */
export function whyKeptOut(procedure: Procedure, kase: CaseState, step: AnyStep, actor: Actor): Problem | null {
  return (
    ownUnit(procedure, kase, step, actor) ??
    aside(procedure, kase, step, actor) ??
    whyNotAgain(kase, step, actor) ??
    sameHand(kase, step, actor)
  )
}

function ownUnit(procedure: Procedure, kase: CaseState, step: AnyStep, actor: Actor): Problem | null {
  if (!isOffice(procedure, step, actor)) return null
  if (actor.kin)
    return {
      code: 'kin',
      message: { zh: `${actor.kin.zh}，须回避`, en: `${actor.kin.en}; another office must act` },
      basis: 'choice:reviewer-conflict',
      remedy: { zh: '请另一单位的同岗位人员办理', en: 'Have the same post of another unit act' },
    }
  if (!isOfParty(kase, actor)) return null
  return {
    code: 'own-unit',
    message: { zh: '本单位的事项由其他单位办理，不得自办', en: 'A unit does not decide its own case; another office must' },
    basis: 'choice:own-unit',
  }
}

function aside(procedure: Procedure, kase: CaseState, step: AnyStep, actor: Actor): Problem | null {
  const went = [...kase.done.filter((d) => d.act === 'step-aside'), ...kase.asideOfParent]
  if (!isOffice(procedure, step, actor) || !went.some((d) => d.officerId !== null && d.officerId === actor.officerId)) return null
  return {
    code: 'stepped-aside',
    message: { zh: '您已申明回避，本办件由同事办理', en: 'You stepped aside; a colleague decides this case' },
    basis: 'choice:reviewer-conflict',
    remedy: askColleague,
  }
}

function sameHand(kase: CaseState, step: AnyStep, actor: Actor): Problem | null {
  const before = kase.done.find(
    (d) => d.step && step.notBy?.steps.includes(d.step) && d.officerId !== null && d.officerId === actor.officerId,
  )
  if (step.notBy?.earlier && actor.earlier?.isMine)
    return {
      code: 'same-hand',
      message: {
        zh: `${actor.earlier.title.zh}由您办理（办件${actor.earlier.number}），本办件须由其他人办理`,
        en: `You took part in ${actor.earlier.title.en} (case ${actor.earlier.number}); someone else must decide this case`,
      },
      basis: step.notBy.basis,
      remedy: askColleague,
    }
  if (!before || !step.notBy) return null
  return {
    code: 'same-hand',
    message: { zh: '前一环节由您办理，本环节须由其他人办理', en: 'You decided an earlier step; someone else must decide this one' },
    basis: step.notBy.basis,
    remedy: askColleague,
  }
}
