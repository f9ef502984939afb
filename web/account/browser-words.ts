import type { Words } from '#law/words.ts'

const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg\/(\d+)/, 'Edge'],
  [/OPR\/(\d+)/, 'Opera'],
  [/MicroMessenger\/(\d+)/, '微信'],
  [/Firefox\/(\d+)/, 'Firefox'],
  [/(?:Headless)?Chrome\/(\d+)/, 'Chrome'],
  [/Version\/(\d+).*Safari/, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/Windows/, 'Windows'],
  [/HarmonyOS|OpenHarmony/, '鸿蒙'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Mac OS X/, 'macOS'],
  [/UOS|Kylin/i, '国产操作系统'],
  [/Linux/, 'Linux'],
]

/** What a browser calls itself, as people know it: its name, version and system. */
export function browserWords(agent: string): Words {
  const browser = browsers.find(([pattern]) => pattern.test(agent))
  const system = systems.find(([pattern]) => pattern.test(agent))?.[1]
  if (!browser) return system ? { zh: system, en: system } : { zh: '未知设备', en: 'Unknown device' }
  const name = `${browser[1]} ${browser[0].exec(agent)?.[1] ?? ''}`.trim()
  return { zh: system ? `${name} · ${system}` : name, en: system ? `${name} · ${system}` : name }
}
