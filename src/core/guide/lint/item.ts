import type { ItemType, Level } from '../guide.ts'
import { type Rule, when } from './rule.ts'

/** 2 region + 2 type + 5 main item + 3 sub-item; the type in the code is the item's own. */
const BASE_CODE = /^\d{2}(?<type>01|05|07|08|09|10|20)[0-9A-HJ-NP-RT-Y]{8}$/
const typeIn = (code: string) => BASE_CODE.exec(code)?.groups?.type as ItemType | undefined
/** Departments that stand on one level only. */
export const ONE_LEVEL: Readonly<Record<string, Level>> = {
  'township-government': 'township',
  'village-committee': 'village',
}

/** What an item is: its code, who exercises and who takes in, for whom, in which themes. */
export const ITEM_RULES: readonly Rule[] = [
  {
    id: 'code/base',
    severity: 'error',
    law: 'GB/T 39554.1-2020 事项编码',
    suggestion: '按基本目录填写12位基本编码，如 000131123000。',
    needs: ['baseCode'],
    find: (g) =>
      when(
        typeIn(g.baseCode) === undefined,
        'baseCode',
        '基本编码应为12位：2位地区、2位事项类型、5位主项、3位子项。',
      ),
  },
  {
    id: 'code/type',
    severity: 'error',
    law: 'GB/T 39554.1-2020 事项编码',
    suggestion: '核对基本目录：编码第3、4位就是事项类型。',
    needs: ['baseCode', 'type'],
    find: (g) => {
      const type = typeIn(g.baseCode)
      return when(
        type !== undefined && type !== g.type,
        'baseCode',
        `基本编码里的类型是${type}，与事项类型${g.type}不一致。`,
      )
    },
  },
  {
    id: 'level/department',
    severity: 'error',
    law: '政务服务事项实施清单数据规范：行使层级与实施主体一致',
    suggestion: '乡镇政府的事项选乡镇，村委会的选村。',
    needs: ['department', 'decidedAt'],
    find: (g) => {
      const level = ONE_LEVEL[g.department]
      return when(
        level !== undefined && g.decidedAt.some((at) => at !== level),
        'decidedAt',
        '行使层级与责任部门不符。',
      )
    },
  },
  {
    id: 'level/nobody-accepts',
    severity: 'error',
    law: '《优化营商环境条例》第三十六条',
    suggestion: '选出受理这个事项的层级。',
    needs: ['acceptedAt'],
    find: (g) => when(g.acceptedAt.length === 0, 'acceptedAt', '至少有一级窗口受理。'),
  },
  {
    id: 'level/nobody-decides',
    severity: 'error',
    law: '《中华人民共和国行政许可法》第二十二条',
    suggestion: '选出作出决定的层级。',
    needs: ['decidedAt'],
    find: (g) => when(g.decidedAt.length === 0, 'decidedAt', '至少有一级行使。'),
  },
  {
    id: 'theme/natural',
    severity: 'error',
    law: '政务服务事项实施清单数据规范：服务对象与主题一致',
    suggestion: '服务对象有自然人的，选一个自然人主题；没有的，清空自然人主题。',
    needs: ['subjects', 'themes'],
    find: (g) =>
      when(
        g.subjects.includes(1) !== g.themes.natural.length > 0,
        'themes.natural',
        '服务对象有自然人的选自然人主题，没有的不选。',
      ),
  },
  {
    id: 'theme/legal',
    severity: 'error',
    law: '政务服务事项实施清单数据规范：服务对象与主题一致',
    suggestion: '服务对象有法人或者其他组织的，选一个法人主题；没有的，清空法人主题。',
    needs: ['subjects', 'themes'],
    find: (g) =>
      when(
        g.subjects.some((subject) => subject !== 1) !== g.themes.legal.length > 0,
        'themes.legal',
        '服务对象有法人或者其他组织的选法人主题，没有的不选。',
      ),
  },
  {
    id: 'faq/licence',
    severity: 'error',
    law: '政务服务事项实施清单数据规范：行政许可事项至少一个常见问题',
    suggestion: '写一个申请人常问的问题和答复，例如“办理要多久”“能不能代办”。',
    needs: ['type', 'faq'],
    find: (g) => when(g.type === '01' && g.faq.length === 0, 'faq', '行政许可事项至少有一个常见问题。'),
  },
]
