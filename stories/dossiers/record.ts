import { daysAfter } from '#contract/working-days.ts'
import { thePlatform } from '#law/parties.ts'
import { openersOf, type Procedure, seatOf } from '#law/procedure.ts'
import { procedures } from '#law/procedures.ts'
import { chanceFrom, seedOf } from './chance.ts'
import { handAt } from './cast.ts'
import { edgesOf, type Edge, lineTo } from './edges.ts'
import { inForce } from './life.ts'
import type { Dossier } from './lines.ts'
import { Player } from './player.ts'

/** A life that is planned: what it is about, and how it is played once it is open. */
type Plan = { readonly about: string; readonly play: (player: Player) => void; readonly turn?: number }

/**
 * Lives of every procedure, from a seed: each way of it once, each side case, what is overtaken, who steps aside or is late, every opener,
 * and some at random. Each life has chances of its own, so a procedure more alters no other.
 */
export function recordLives(seed = 20_261_127): Map<string, Dossier[]> {
  return new Map(Object.values(procedures).map((procedure) => [procedure.id, livesOf(procedure, seed)]))
}

function livesOf(procedure: Procedure, seed: number): Dossier[] {
  const tried = new Set<string>()
  const plans =
    procedure.subject === 'case'
      ? sidePlans(procedure)
      : [
          ...wayPlans(procedure),
          ...overtakenPlans(procedure),
          ...outlivedPlans(procedure),
          ...returnPlans(procedure),
          ...remarkPlans(procedure),
          ...openerPlans(procedure),
          ...randomPlans(procedure),
        ]
  return plans.map(({ about, play, turn }, n) => {
    const chance = chanceFrom(seedOf(`${seed} ${procedure.id} ${about}`))
    // One life in eight reaches the turn of the year, where the calendar is not published yet.
    const player = new Player(daysAfter('2026-01-05', chance(8) === 0 ? 300 + chance(50) : chance(230)), chance, tried)
    if (procedure.subject !== 'case') player.open('main', procedure.id, turn ?? 0)
    play(player)
    return player.dossier(`${procedure.id}/${n + 1}`, about)
  })
}

const titleOf = ({ from, verb, to, unmet, side }: Edge) =>
  `${from} ${verb}${unmet ? `!${unmet}` : ''}${side ? ` ${side.opens}/${side.ending}` : ''} ${to}`

/** Takes the main case along one edge, coming to its step the way it must be come to; where a side case ends only with it, another of its kind ends it. */
function playEdge(player: Player, edge: Edge, edges: readonly Edge[]): void {
  const { procedure } = player.standing('main')
  if (isBack(procedure, edge)) {
    const sending = edges.find((each) => each.from === edge.to && each.to === edge.from && each.isOnce)
    if (sending && player.goTo('main', (place) => place === sending.from)) player.follow('main', sending)
  }
  if (!player.goTo('main', (place) => place === edge.from)) return
  player.follow('main', edge)
  const another =
    edge.side && !canEnd(edge.side)
      ? edges.find(({ from, to, side }) => from === edge.from && to !== from && side?.opens === edge.side!.opens)
      : undefined
  if (another) player.follow('main', another)
}

/** Whether a side case comes to an ending by itself, not only with the case it is about. */
function canEnd({ opens, ending }: NonNullable<Edge['side']>): boolean {
  return lineTo(edgesOf(inForce(opens)), inForce(opens).first, (place) => place === ending) !== null
}

const isBack = (procedure: Procedure, { from, verb }: Edge) =>
  (procedure.steps[from]!.may as { readonly [verb: string]: { readonly to?: string } })[verb]?.to === 'back'

function wayPlans(procedure: Procedure): Plan[] {
  const edges = edgesOf(procedure)
  const ordinary: Plan = { about: 'ordinary', play: (player) => player.finish('main') }
  const twice = edges.filter(({ side, to, from }) => side && to === from)
  return [
    ordinary,
    ...edges.map((edge): Plan => ({
      about: titleOf(edge),
      play: (player) => {
        playEdge(player, edge, edges)
        player.finish('main')
      },
    })),
    ...twice.map((edge): Plan => ({
      about: `${titleOf(edge)} twice`,
      play: (player) => {
        playEdge(player, edge, edges)
        playEdge(player, edge, edges)
        player.finish('main')
      },
    })),
    ...twice
      .filter(({ side }) => canEnd(side!))
      .map((edge): Plan => ({
        about: `${titleOf(edge)} while another is open`,
        play: (player) => {
          playBoth(player, edge)
          player.finish('main')
        },
      })),
  ]
}

/** Two side cases are open at once, and are decided one after the other. */
function playBoth(player: Player, { from, side }: Edge): void {
  if (!side || !player.goTo('main', (place) => place === from)) return
  const both = [player.openSide('main', side.opens), player.openSide('main', side.opens)]
  for (const each of both) if (each) player.decide(each, side.ending)
}

/** A side case is lived in the case it is about: with each way that case goes on, and each way of its own. */
function sidePlans(procedure: Procedure): Plan[] {
  const within = Object.values(procedures).flatMap((parent) =>
    edgesOf(parent)
      .filter(({ side }) => side?.opens === procedure.id)
      .map((edge) => ({ parent, edge })),
  )
  const [first] = within
  return [
    ...within.map(({ parent, edge }): Plan => ({
      about: `${parent.id} ${titleOf(edge)}`,
      play: (player) => {
        player.open('main', parent.id, 0)
        playEdge(player, edge, edgesOf(parent))
        player.finish('main')
      },
    })),
    ...(first
      ? edgesOf(procedure).map((own): Plan => ({
          about: titleOf(own),
          play: (player) => {
            player.open('main', first.parent.id, 0)
            playOwn(player, first.edge, own)
            player.finish('main')
          },
        }))
      : []),
  ]
}

/** Takes a side case along one edge of its own, and to an ending. */
function playOwn(player: Player, { from, side }: Edge, own: Edge): void {
  if (!player.goTo('main', (place) => place === from)) return
  const name = player.openSide('main', side!.opens)
  if (!name || !player.goTo(name, (place) => place === own.from)) return
  player.follow(name, own)
  player.goTo(name, (place) => place in player.standing(name).procedure.ends)
}

/** What ends with the ending of another case about the same thing: at every step the other way round of its making. */
function overtakenPlans(procedure: Procedure): Plan[] {
  if (!procedure.overtaken) return []
  const others = Object.values(procedures).flatMap((other) =>
    Object.entries(other.ends)
      .filter(([, end]) => end.overtakes?.includes(procedure.id))
      .map(([end]) => [other, end] as const),
  )
  return others.flatMap(([other, end]) =>
    Object.keys(procedure.steps).map((step): Plan => ({
      about: `${other.id} ${end} at ${step}`,
      play: (player) => {
        player.goTo('main', (place) => place === step)
        player.open('other', other.id, 0)
        player.goTo('other', (place) => place === end)
        player.finish('main')
      },
    })),
  )
}

/** A draft that lost its ground is ended by the platform; one that another ending overtakes is played there. */
function outlivedPlans(procedure: Procedure): Plan[] {
  if (!procedure.overtaken || procedure.subject !== 'asset') return []
  return [
    {
      about: `draft outlived at ${procedure.first}`,
      play: (player) => {
        player.record({ on: player.today, case: 'main', act: 'overtake', by: thePlatform })
      },
    },
  ]
}

/** A case that leaves a step for one at which its clock stands still comes back after a week was used. */
function returnPlans(procedure: Procedure): Plan[] {
  const edges = edgesOf(procedure)
  return edges
    .filter(({ from, to, verb }) => procedure.steps[from]!.within && procedure.steps[to]?.pauses && verb !== 'lapse')
    .map((edge): Plan => ({
      about: `${titleOf(edge)} and comes back`,
      play: (player) => {
        if (!player.goTo('main', (place) => place === edge.from)) return
        player.today = daysAfter(player.today, 7)
        player.follow('main', edge)
        player.goTo('main', (place) => place === edge.from)
        player.finish('main')
      },
    }))
}

/** Who steps aside leaves the case to a colleague; who is late says why. */
function remarkPlans(procedure: Procedure): Plan[] {
  return Object.entries(procedure.steps).flatMap(([id, step]): Plan[] => {
    const reaches = lineTo(edgesOf(procedure), procedure.first, (place) => place === id) !== null
    if (!reaches) return []
    const said = (player: Player, act: string) =>
      player.record({ on: player.today, case: 'main', act, by: handAt(procedure, step, step.by, 1) })
    const leave = edgesOf(procedure).find((edge) => edge.from === id && edge.verb !== 'lapse' && !edge.side)
    const aside: Plan = {
      about: `${id} step-aside`,
      play: (player) => {
        player.goTo('main', (place) => place === id)
        said(player, 'step-aside')
        player.tried.delete(`${id} aside`)
        player.tryWrongly('main', 30)
        if (leave)
          player.record({
            on: player.today,
            case: 'main',
            act: leave.verb,
            by: handAt(procedure, step, step.by, 5),
            ...player.forms('main', leave.verb),
          })
      },
    }
    const late: Plan = {
      about: `${id} explain`,
      play: (player) => {
        player.goTo('main', (place) => place === id)
        player.today = daysAfter(player.today, 60)
        said(player, 'explain')
        player.finish('main')
      },
    }
    return [...(seatOf(procedure, step) === 'office' ? [aside] : []), ...(step.within && !step.after ? [late] : [])]
  })
}

function openerPlans(procedure: Procedure): Plan[] {
  return openersOf(procedure)
    .slice(1)
    .map((party, n): Plan => ({ about: `opened by ${party}`, turn: n + 1, play: (player) => player.finish('main') }))
}

function randomPlans(procedure: Procedure): Plan[] {
  return [1, 2, 3].map((n): Plan => ({
    about: `at random ${n}`,
    play: (player) => {
      for (let k = 0; k < 8; k++) {
        const { state } = player.standing('main')
        const may = edgesOf(procedure).filter(
          (edge) => edge.from === state.step && !(edge.isOnce && state.done.some((d) => d.act === edge.verb)) && edge.verb !== 'withdraw',
        )
        if (may.length > 0) player.follow('main', may[player.chance(may.length)]!)
      }
      player.finish('main')
    },
  }))
}
