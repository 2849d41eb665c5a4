import type { Channel } from '../case/case.ts'
import type { Day } from '../day.ts'
import type { ItemType, Material } from '../guide/guide.ts'
import type { MaterialFacts, OrganFacts, PlaceFacts } from './facts.ts'
import type { Block, PaperText } from './paper.ts'
import { heading, paragraph } from './phrases.ts'

/** In whose name, on which day, under which number; `edition` is 2 or more when a paper is written anew. */
export type Letter = {
  organ: OrganFacts
  on: Day
  number?: string | undefined
  edition?: { version: number; replaces: Day } | undefined
}

/** What the writer of one kind decides; head, number, signature and mark are the same for all. */
export type Sheet = Pick<PaperText, 'title' | 'addressee' | 'body' | 'signing' | 'copies'> & {
  /** Whose word it is, where it is not the organ's: a promise of the applicant. */
  signer?: string | undefined
}

/** `行政许可申请受理通知书` for licensing, `受理通知书` for everything else. */
export function licensing(itemType: ItemType, title: string): string {
  if (itemType !== '01') return title
  return title.startsWith('申请') ? `行政许可${title}` : `行政许可申请${title}`
}

/** The ways in which something asked for may come, each as a line of a list. */
export function waysToSupply(ways: readonly Channel[], place: PlaceFacts, what: string): string[] {
  const at = [place.address, place.hours].filter(Boolean).join('，')
  const said = {
    online: `网上提交：登录政务服务网站，在“我的办件”中打开本办件，逐项上传${what}；`,
    window: `窗口提交：${place.name}（${at}）；`,
    mail: `邮寄提交：寄至${place.address}，${place.name}收，并注明办件编号；`,
  }
  return ways.map((way, index) => (index === ways.length - 1 ? said[way].replace(/；$/, '。') : said[way]))
}

/** The table of what was handed in or goes back. */
export function materialsTable(title: string, materials: readonly MaterialFacts[]): Block[] {
  if (materials.length === 0) return [paragraph(`${title}：无。`)]
  const paged = materials.some(({ pages }) => pages !== undefined)
  return [
    heading(`${title}（共${materials.length}种）`),
    {
      type: 'table',
      widths: paged ? [1, 8, 3, 1.4, 1.4] : [1, 8, 3, 1.4],
      head: ['序号', '材料名称', '类型', '份数', ...(paged ? ['页数'] : [])],
      rows: materials.map(({ name, kind, copies, pages }, index) => [
        String(index + 1),
        name,
        copies === 0 ? '电子文件' : MATERIAL[kind],
        copies === 0 ? '—' : `${copies}份`,
        ...(paged ? [pages === undefined ? '—' : `${pages}页`] : []),
      ]),
    },
  ]
}

export const MATERIAL = {
  original: '原件',
  copy: '复印件',
  originalAndCopy: '原件和复印件',
} as const satisfies Record<Material['kind'], string>
