import { MATERIAL_KIND, YES_NO } from '../words/catalogue.ts'
import type { Condition, Guide, Material, Question } from './guide.ts'

/**
 * A condition as a sentence for whoever has not answered the questions yet: `“食堂是否承包给别人经营？”选“承包经营”`.
 * Alternatives are told apart by 或者; what must hold together is joined by 并且.
 */
export function conditionInWords({ questions }: Pick<Guide, 'questions'>, condition: Condition): string {
  return condition
    .map((all) =>
      Object.entries(all)
        .map(([id, options]) =>
          premiseInWords(
            questions.find((question) => question.id === id),
            options,
          ),
        )
        .join('，并且'),
    )
    .join('；或者')
}

/** Everything a condition of a field may ask: the questions, and the choices of the form. */
export function choicesOf({ questions, form }: Pick<Guide, 'questions' | 'form'>): readonly Question[] {
  const fields = form.flatMap((page) => page.fields)
  return [...questions, ...fields.map(({ id, label, options = YES_OR_NO }) => ({ id, ask: label, options }))]
}
const YES_OR_NO = [
  { id: 'yes', label: YES_NO.yes.zh },
  { id: 'no', label: YES_NO.no.zh },
]

/** How a material is handed in: 原件1份，A4；网上办理提交电子文件. */
export function materialInWords({
  kind,
  form,
  copies,
  size,
}: Pick<Material, 'kind' | 'form' | 'copies' | 'size'>): string {
  if (form === 'electronic' || copies === 0) return '电子文件'
  const paper = `${MATERIAL_KIND[kind].zh}${copies}份，${size}`
  return form === 'both' ? `${paper}；网上办理提交电子文件` : paper
}

function premiseInWords(question: Question | undefined, options: readonly string[]): string {
  if (!question) throw new TypeError('a condition asks a question its guide does not have')
  const labels = question.options.filter(({ id }) => options.includes(id)).map(({ label }) => `“${label}”`)
  return `“${question.ask}”选${labels.join('或者')}`
}
