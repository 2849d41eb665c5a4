import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseDocument } from 'yaml'
import { z } from 'zod'
import type { Guide } from '../../core/guide/guide.ts'
import { findingsIn } from '../../core/guide/lint.ts'
import { HOME } from '../../platform/config.ts'
import { GuideSchema } from './schema.ts'

/** The items this program comes with. */
const SHIPPED = join(HOME, 'data/catalogue')

/** A guide as it lies in a file: `food-business-permit.yaml` holds the item `food-business-permit`. */
export type GuideFile = { item: string; guide: Guide }

/** Every guide of a folder, in the order of their names. Throws one error that lists every fault of every file. */
export function readCatalogue(folder = SHIPPED): GuideFile[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
  const read = names.map((name) => readGuide(name, readFileSync(join(folder, name), 'utf8')))
  const files = read.flatMap((one) => (one.file ? [one.file] : []))
  const faults = [...read.flatMap((one) => one.faults), ...repeatedCodes(files)]
  if (faults.length > 0) throw new TypeError(`${faults.length} faults in ${folder}:\n${faults.join('\n')}`)
  return files
}

/** One guide from its YAML, or what is wrong with it: `food.yaml: materials.2.issuer: …`. */
export function readGuide(name: string, text: string): { file?: GuideFile; faults: string[] } {
  const item = basename(name, '.yaml')
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(item))
    return { faults: [`${name}: 文件名只含小写字母、数字和连字符。`] }
  const document = parseDocument(text, { uniqueKeys: true })
  if (document.errors.length > 0)
    return { faults: document.errors.map((error) => `${name}: ${error.message}`) }
  const parsed = GuideSchema.safeParse(document.toJS(), { error: z.locales.zhCN().localeError })
  if (!parsed.success)
    return {
      faults: parsed.error.issues.map((issue) => `${name}: ${issue.path.join('.')}: ${issue.message}`),
    }
  const faults = findingsIn(parsed.data).map(({ path, message }) => `${name}: ${path}: ${message}`)
  return faults.length > 0 ? { faults } : { file: { item, guide: parsed.data }, faults }
}

function repeatedCodes(files: readonly GuideFile[]): string[] {
  return files
    .filter(({ guide }, at) => files.findIndex((other) => other.guide.baseCode === guide.baseCode) < at)
    .map(({ item, guide }) => `${item}.yaml: baseCode: 基本编码${guide.baseCode}与另一个事项重复。`)
}
