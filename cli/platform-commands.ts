import path from 'node:path'
import type { Command } from 'commander'
import { platformAddress } from './config.ts'
import { handOver } from './hand-over.ts'

const url = ['--url <address>', '平台地址，默认由 PORT 决定 · address of the platform, by default from PORT', platformAddress()] as const

/** The commands that ask a running platform: a certificate, and the clock of a demonstration. */
export function registerPlatform(program: Command): void {
  program
    .command('certificate')
    .description('登记凭证 · certificates')
    .command('check')
    .argument('<number|pdf>', '凭证编号或 PDF 文件 · its number or its PDF')
    .description('核验凭证：有效退出码 0，否则 2 · check a certificate: exit 0 when valid, else 2')
    .option(...url)
    .action(async (asked: string, options: { url: string }) => {
      const { checkCertificate } = await import('./certificate.ts')
      if (!(await checkCertificate(asked, options.url.replace(/\/+$/, '')))) process.exitCode = 2
    })
  program
    .command('clock')
    .description('演示时钟 · the clock of a demonstration')
    .command('push')
    .argument('<duration>', '10wd 工作日 working days, 3d, 2h, 30m, 1w')
    .description('拨快时钟（仅限演示），到期的案件随即推进 · push the clock (demonstration only); cases that fall due move on')
    .option(...url)
    .action(async (duration: string, options: { url: string }) => {
      const { pushClock } = await import('./clock.ts')
      await pushClock(duration, options.url.replace(/\/+$/, ''))
    })
}

/** The commands of the calendar: load the holidays of a year, print the years. */
export function registerCalendar(program: Command): void {
  const calendar = program.command('calendar').description('放假安排 · the calendar')
  calendar
    .command('load')
    .argument('<file>', '一年的放假安排，JSON · the holidays of a year, as JSON')
    .description(
      '载入国务院公布的下一年放假安排，或更正已载入的；暂定期限随即重算，记入日志 · load the published holidays of the next year, or correct a year that was loaded; provisional days are counted anew; it is in the log',
    )
    .action(async (file: string) => {
      process.exitCode = await handOver(['calendar-load', path.resolve(file)])
    })
  calendar
    .command('show')
    .description('列出已载入的年度 · print the years that are loaded')
    .action(async () => {
      process.exitCode = await handOver(['calendar-show'])
    })
}

/** The command that lets a locked-out security administrator in. */
export function registerAccount(program: Command): void {
  program
    .command('account')
    .description('账号 · accounts')
    .command('let-in')
    .argument('<login>', '安全管理员的登录名 · the login of a security administrator')
    .description(
      '安全管理员丢失密码或第二因素、又无另一名可重置时：给一次性密码，清除第二因素，结束登录并解锁；记入日志 · for a security administrator who lost password or factor with nobody to reset it: a one-time password, no factors, no sessions, no lock; it is in the log',
    )
    .action(async (login: string) => {
      process.exitCode = await handOver(['account-let-in', login])
    })
}
