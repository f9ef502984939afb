import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'

const known = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

function canRun(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** A Chromium and a font with Chinese characters, for the browser stories. */
export const browser = {
  zh: 'Chromium 与中文字体',
  en: 'Chromium and a Chinese font',
  packages: ['chromium', 'fonts-noto-cjk', 'fontconfig'],
  skip: 'RONGSHU_SKIP_BROWSER',
  isReady: () => {
    const candidates = process.env.CHROMIUM ? [process.env.CHROMIUM] : known
    if (!candidates.some(canRun)) return false
    const fonts = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' })
    return fonts.status === 0 && fonts.stdout.trim() !== ''
  },
}
