import type { Config } from './config.ts'

const isOwnMachine = (host: string) => ['127.0.0.1', '::1', 'localhost'].includes(host)

/** What the terminal says after the start: that the demonstration is one, and that it lets anybody in where others can reach it. */
export function greeting(config: Config): string {
  if (!config.isDemonstration) return '正式模式 / no demonstration'
  const played =
    '演示城市已开启：人物为虚构，办件由平台按流程真实产生；RONGSHU_DEMO=off 关闭 / demonstration city: invented people, genuine acts'
  return isOwnMachine(config.host)
    ? played
    : `${played}\n注意：演示中任何人都可以切换成任何身份，现在其他机器也能访问 / Beware: in the demonstration anybody may become anybody, and other machines can reach it now (HOST=${config.host})`
}
