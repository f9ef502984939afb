import type { Config } from './config.ts'

/** What the terminal says after the start: where to go, and that the demonstration is one. */
export function greeting(config: Config): string {
  return config.isDemonstration
    ? '演示城市已开启：人物为虚构，办件由平台按流程真实产生 / demonstration city: invented people, genuine acts; RONGSHU_DEMO=off 关闭'
    : '正式模式 / no demonstration'
}
