import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** An item as another district publishes it: names, and codes of many makes. */
export type DistrictItem = {
  department: string
  name: string
  itemCode: string
  taskType: string
  deptCode: string
}

/**
 * The 1,135 published items of a real district where they lie beside the project (they are no part of it and are shown to
 * nobody); elsewhere as many invented ones that are messy in the same ways: codes of Sichuan's make with letters in them,
 * temporary organ codes, levels in brackets, the same line twice.
 */
export function districtItems(): DistrictItem[] {
  const real = fileURLToPath(new URL('../../shared/data/real-service-items.json', import.meta.url))
  return existsSync(real) ? JSON.parse(readFileSync(real, 'utf8')) : invented()
}

function invented(): DistrictItem[] {
  const things = [
    '企业投资项目',
    '民办学校',
    '体育指导员',
    '林木采伐',
    '河道采砂',
    '人防工程',
    '校车使用',
    '医疗广告',
    '船舶检验',
  ]
  const acts = ['备案', '核准', '审批', '认定', '查询', '变更登记', '补助发放', '注销']
  const levels = ['', '（市级/县级）', '（县级权限）', '(乡镇)']
  const items = Array.from({ length: 1_135 }, (_, n): DistrictItem => {
    const organ = n % 50 === 0 ? `TE${n}` : `11511301${String(8_778_183 + (n % 31)).padStart(9, '0')}N`
    return {
      department: `某区第${n % 31}局`,
      name: `${things[n % 9]}${acts[n % 8]}（${Math.floor(n / 72)}类）${levels[n % 4]}`,
      itemCode: `511${'ABFZ'[n % 4]}${String(n).padStart(10, '0')}-511602000000-000-${organ}-1-00`,
      taskType: ['1', '5', '7', '10', '20'][n % 5] as string,
      deptCode: organ,
    }
  })
  return [...items.slice(0, -5), ...items.slice(0, 5)]
}
