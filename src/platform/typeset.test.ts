import { expect, test } from 'vitest'
import { RuleViolation } from '../core/violation.ts'
import { assertDrawable, typeset, undrawable } from './typeset.ts'

const PLAIN = `
#let input = json(bytes(sys.inputs.data))
#set document(title: "plain", date: auto)
#set text(font: input.fonts, fallback: false)
#input.words
`
const at = new Date('2026-05-14T00:00:00+08:00')

test('every character of the standard list and rare names can be drawn', () => {
  expect(undrawable('䶮𠮷龘〇㛃𬭎𪚥𰻝王建国 ABC 123，。《》〔〕—·')).toBeUndefined()
})

test('a character no font has is named with its code, never left blank', () => {
  expect(undrawable('王\ue863国')).toBe('\ue863')
  expect(() => assertDrawable('王😀国')).toThrow(
    '字库中没有“😀”字（U+1F600），文书暂时无法排版打印。请联系系统管理员补充字体。',
  )
  expect(() => assertDrawable('王😀国')).toThrow(RuleViolation)
})

test('one that slips past the check is refused by the archive standard', async () => {
  await expect(typeset(PLAIN, { words: '王\ue863国' }, at)).rejects.toThrow('could not be displayed')
})

test('the same paper is the same bytes, whoever sets it and when', async () => {
  const [one, two] = await Promise.all([1, 2].map(() => typeset(PLAIN, { words: '行政许可' }, at)))
  expect(one?.pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(one?.pages).toBe(1)
  expect(two?.pdf.equals(one?.pdf ?? Buffer.alloc(0))).toBe(true)
})

test('what is typed into a form is text and never layout', async () => {
  const words = '#pagebreak() \\ $x$ #sys.version ]] "'
  expect((await typeset(PLAIN, { words }, at)).pages).toBe(1)
})

test('a broken template fails with what typst says and leaves the typesetter fit for the next', async () => {
  await expect(typeset('#nonsense()', {}, at)).rejects.toThrow('unknown variable: nonsense')
  expect((await typeset(PLAIN, { words: '好' }, at)).pages).toBe(1)
})
