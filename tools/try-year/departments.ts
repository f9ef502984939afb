import { readdirSync } from 'node:fs'
import path from 'node:path'
import { dataFiles } from '../try-real/data-files.ts'

/** A department of the city and the files it holds. */
export type Department = { readonly folder: string; readonly name: string; readonly sector: string; readonly files: readonly string[] }

/** Departments by the name of their folder; the first of a sector that has files leads it. */
const known: Readonly<Record<string, readonly [name: string, sector: string]>> = {
  'development-reform': ['榕城市发展和改革委员会', '综合经济'],
  'statistics-bureau': ['榕城市统计局', '综合经济'],
  'finance-bureau': ['榕城市财政局', '综合经济'],
  'commerce-bureau': ['榕城市商务局', '综合经济'],
  'market-regulation': ['榕城市市场监督管理局', '综合经济'],
  'big-data-bureau': ['榕城市数据管理局', '综合经济'],
  'natural-resources': ['榕城市自然资源和规划局', '资源环境'],
  'ecology-environment': ['榕城市生态环境局', '资源环境'],
  'meteorological-bureau': ['榕城市气象局', '资源环境'],
  'transport-bureau': ['榕城市交通运输局', '城建交通'],
  'housing-bureau': ['榕城市住房保障和房产管理局', '城建交通'],
  'civil-affairs': ['榕城市民政局', '社会民生'],
  'education-bureau': ['榕城市教育局', '社会民生'],
  'health-commission': ['榕城市卫生健康委员会', '社会民生'],
  'human-resources': ['榕城市人力资源和社会保障局', '社会民生'],
  'public-security': ['榕城市公安局', '社会民生'],
}

/** Every sub-folder with data files as a department. A folder nobody knows gives its own name. */
export function readDepartments(root: string): Department[] {
  const order = Object.keys(known)
  const place = (folder: string) => (order.includes(folder) ? order.indexOf(folder) : order.length)
  return readdirSync(root, { withFileTypes: true })
    .filter((e) => e.isDirectory())
    .map((e) => e.name)
    .sort((a, b) => place(a) - place(b) || a.localeCompare(b))
    .flatMap((folder) => {
      const [name, sector] = known[folder] ?? [folder, '其他公共服务']
      const files = dataFiles(path.join(root, folder))
      return files.length > 0 ? [{ folder, name, sector, files }] : []
    })
}
