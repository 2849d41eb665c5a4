import type { Condition, Guide } from '../guide.ts'
import type { Hit } from './finding.ts'
import { type Rule, when } from './rule.ts'

const SHAPE = '政务服务事项实施清单数据规范（C0101-2018）'
const ID = /^[a-zA-Z][a-zA-Z0-9-]{0,39}$/
const DEPARTMENT = /^[a-z]+(-[a-z]+)*$/
/** Laws count articles; documents of government count parts (二、(三)). */
const ARTICLE =
  /^(第[〇零一二三四五六七八九十百千0-9]+(条|部分|项|款|章)|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])/

/** How single values are written, so that what the linter lets pass the schema of the catalogue takes. */
export const FORMAT_RULES: readonly Rule[] = [
  {
    id: 'format/id',
    severity: 'error',
    law: SHAPE,
    suggestion: '改成以字母开头，只含字母、数字和连字符的编号，例如 lease-contract。',
    needs: [],
    find: (g) =>
      idsOf(g).flatMap(({ path, id }) =>
        when(!ID.test(id), path, '编号以字母开头，只含字母、数字和连字符，不超过40个字符。'),
      ),
  },
  {
    id: 'format/department',
    severity: 'error',
    law: SHAPE,
    suggestion: '从部门表里选。',
    needs: [],
    find: (g) =>
      departmentsOf(g).flatMap(({ path, department }) =>
        when(!DEPARTMENT.test(department), path, '部门用部门表里的代号。'),
      ),
  },
  {
    id: 'format/number',
    severity: 'error',
    law: SHAPE,
    suggestion: '改成范围内的整数。',
    needs: [],
    find: (g) => [
      ...within(g.legalLimit.count, 0, 400, 'legalLimit.count', '期限'),
      ...within(g.promisedLimit.count, 0, 400, 'promisedLimit.count', '期限'),
      ...within(g.correctionDays, 1, 60, 'correctionDays', '补正期限'),
      ...within(g.visits, 0, 5, 'visits', '到场次数'),
      ...g.materials.flatMap((m, i) => within(m.copies, 0, 20, `materials.${i}.copies`, '份数')),
      ...g.steps.flatMap((s, i) => within(s.days, 0, 400, `steps.${i}.days`, '完成时限')),
      ...g.opinions.flatMap((o, i) => within(o.days, 1, 400, `opinions.${i}.days`, '征求意见的时限')),
      ...g.specialProcedures.flatMap((p, i) =>
        within(p.days, 1, 400, `specialProcedures.${i}.days`, '特别程序的时限'),
      ),
      ...(g.extension ? within(g.extension.days, 0, 400, 'extension.days', '延期') : []),
      ...(g.fee.charged
        ? g.fee.rows.flatMap((row, i) => when(row.amount < 0, `fee.rows.${i}.amount`, '金额不能小于0。'))
        : []),
    ],
  },
  {
    id: 'format/length',
    severity: 'error',
    law: SHAPE,
    suggestion: '缩短到限度以内；说明写在注意事项里。',
    needs: [],
    find: (g) => [
      ...when(g.name.length > 200, 'name', '事项名称不超过200个字。'),
      ...g.materials.flatMap((m, i) =>
        when(m.name.length > 200, `materials.${i}.name`, '材料名称不超过200个字。'),
      ),
      ...g.synonyms.flatMap((word, i) => when(word.length > 30, `synonyms.${i}`, '常用叫法不超过30个字。')),
    ],
  },
  {
    id: 'format/law',
    severity: 'error',
    law: '《优化营商环境条例》第三十五条；政务服务事项实施清单数据规范：设定依据',
    suggestion: '名称不带书名号；条款号写“第三十五条第一款”；条款内容抄原文。',
    needs: [],
    find: (g) =>
      g.basis.flatMap((b, i) => [
        ...when(/[《》]/.test(b.law), `basis.${i}.law`, '法律名称不写书名号。'),
        ...when(
          !ARTICLE.test(b.article.trim()),
          `basis.${i}.article`,
          '写明是哪一条（规范性文件写明第几部分或者第几项），例如“第三十五条第一款”。',
        ),
        ...when(b.text.trim().length < 15, `basis.${i}.text`, '条款内容要写出原文。'),
      ]),
  },
  {
    id: 'question/options',
    severity: 'error',
    law: '《中华人民共和国行政许可法》第三十条：材料目录应当明确',
    suggestion: '写出至少两个可以选的答案；只有一个答案的，不用问。',
    needs: [],
    find: (g) =>
      g.questions.flatMap((q, i) =>
        when(q.options.length < 2, `questions.${i}.options`, '一个问题至少有两个选项。'),
      ),
  },
  {
    id: 'condition/no-answer',
    severity: 'error',
    law: '《中华人民共和国行政许可法》第三十条：材料目录应当明确',
    suggestion: '选出使条件成立的答案，或者删去这个条件。',
    needs: [],
    find: (g) =>
      conditionsOf(g).flatMap(({ path, condition }) =>
        when(
          (condition ?? []).some((all) => Object.values(all).some((accepted) => accepted.length === 0)),
          path,
          '条件里有一个问题没有选出答案，永远不会成立。',
        ),
      ),
  },
]

function within(value: number, least: number, most: number, path: string, what: string): Hit[] {
  return when(
    !Number.isInteger(value) || value < least || value > most,
    path,
    `${what}应为${least}至${most}的整数。`,
  )
}

function idsOf(g: Guide): { path: string; id: string }[] {
  return [
    ...g.questions.flatMap(({ id, options }, i) => [
      { path: `questions.${i}.id`, id },
      ...options.map((option, j) => ({ path: `questions.${i}.options.${j}.id`, id: option.id })),
    ]),
    ...g.materials.map(({ id }, i) => ({ path: `materials.${i}.id`, id })),
    ...g.steps.map(({ id }, i) => ({ path: `steps.${i}.id`, id })),
    ...g.form.flatMap(({ id, fields }, i) => [
      { path: `form.${i}.id`, id },
      ...fields.flatMap((field, j) => [
        { path: `form.${i}.fields.${j}.id`, id: field.id },
        ...(field.options ?? []).map((option, k) => ({
          path: `form.${i}.fields.${j}.options.${k}.id`,
          id: option.id,
        })),
      ]),
    ]),
  ]
}

function departmentsOf(g: Guide): { path: string; department: string }[] {
  return [
    { path: 'department', department: g.department },
    ...g.steps.flatMap(({ department }, i) =>
      department === undefined ? [] : [{ path: `steps.${i}.department`, department }],
    ),
    ...g.opinions.map(({ department }, i) => ({ path: `opinions.${i}.department`, department })),
  ]
}

function conditionsOf(g: Guide): { path: string; condition: Condition | undefined }[] {
  return [
    ...g.questions.map((q, i) => ({ path: `questions.${i}.when`, condition: q.when })),
    ...g.materials.map((m, i) => ({ path: `materials.${i}.when`, condition: m.when })),
    ...g.form.flatMap(({ fields }, i) =>
      fields.map((f, j) => ({ path: `form.${i}.fields.${j}.when`, condition: f.when })),
    ),
  ]
}
