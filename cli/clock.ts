import { Client } from '#contract/client.ts'
import { Refused } from '#contract/call.ts'
import { sessionRoutes } from '#contract/session.ts'
import { CommandDenied, reaching } from './denial.ts'
import { pushOf } from './duration.ts'

/** Pushes the clock of a demonstration and prints where it stands and how many cases moved. */
export async function pushClock(duration: string, base: string): Promise<void> {
  const client = new Client(base)
  const session = await reaching(base, () => client.ask(sessionRoutes.readSession))
  if (!session.isDemonstration) throw notHere()
  const { people } = await client.ask(sessionRoutes.demoPeople)
  const [anyone] = people
  if (!anyone)
    throw new CommandDenied({
      zh: '演示人员还没有到齐，请稍后再试',
      en: 'The people of the demonstration are not there yet; try again in a moment',
    })
  const { clock } = await client.become(anyone.postId)
  const { forwardMs, uncertainYear } = pushOf(duration, new Date(clock.now), clock.today)
  const pushed = await client.ask(sessionRoutes.demoPushClock, { body: { forwardMs } }).catch((problem: unknown) => {
    if (!(problem instanceof Refused) || problem.status !== 400) throw problem
    throw new CommandDenied({ zh: '一次最多拨快 400 天', en: 'At most 400 days at a time' })
  })
  if (uncertainYear !== null)
    process.stderr.write(
      `注意：${uncertainYear} 年放假安排尚未公布，按周末推算。\nNote: the calendar of ${uncertainYear} is not published; weekends only were counted.\n`,
    )
  const where = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }).format(
    new Date(pushed.now),
  )
  process.stdout.write(
    `演示时钟现为 ${where}，${pushed.casesMoved} 件案件因此推进。\nThe clock of the demonstration stands at ${where}; ${pushed.casesMoved} case(s) moved.\n`,
  )
}

function notHere(): CommandDenied {
  return new CommandDenied({ zh: '这里不是演示环境，时钟不能拨动', en: 'This is no demonstration: its clock cannot be pushed' })
}
