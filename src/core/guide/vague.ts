/**
 * Words that say nothing a reader could bring or check (兜底条款, 模糊性表述). The notice abolishes them in materials and
 * conditions; each row is a shape such words take.
 */
const SHAPES: readonly RegExp[] = [
  /等(相关|有关|其他)?(材料|证明|文件|资料)/,
  /(法律|法规|规章)[^。；;]{0,12}(规定|要求)的其他/,
  /其他(需要|应当|必要)?[^。；;]{0,8}(材料|条件|情形|文件)/,
  /(有关|相关)的?(部门|单位)?(要求|规定|证明|材料)/,
  /根据(需要|情况)/,
  /视情/,
  /酌情/,
  /另行通知/,
]

/** Whole texts that only stand where a text should be. */
const PLACEHOLDERS = new Set(
  [
    ['符合条件', '符合要求', '符合规定', '满足规定', '满足要求', '符合法定条件', '符合受理标准'],
    ['按规定执行', '按相关要求', '按要求提供', '参照执行', '依法办理', '依规办理'],
    ['详见', '详见附件', '附后', '见附件', '其他', '无', '待定', '暂无', '视情况', '酌情', '另行通知'],
    ['相关材料', '相关证明', '有关材料', '真实有效', '材料齐全', '合格'],
  ].flat(),
)

/** 其他 before these names somebody, and is no loophole: 其他组织提交的材料. */
const NAMED_OTHERS =
  /其他(组织|共有人|申请人|股东|业主|权利人|家庭成员|法定代理人|监护人|合伙人|发起人|投资人)/g

/** 等 before a number closes a list that stands before it: 企业投资项目备案表等3项材料. */
const CLOSED_LIST = /等[0-9０-９一二两三四五六七八九十]+(项|种|份|件|类)(材料|证明|文件|资料)?/g

/** The words in a text that are too vague to be asked of anybody; undefined when there are none. */
export function vagueIn(text: string): string | undefined {
  const plain = text.replace(/[。．.；;\s]+$/, '')
  if (PLACEHOLDERS.has(plain.trim())) return plain.trim()
  const open = text.replace(NAMED_OTHERS, '').replace(CLOSED_LIST, '')
  for (const shape of SHAPES) {
    const hit = shape.exec(open)
    if (hit) return hit[0]
  }
  return undefined
}
