import { readFileSync } from 'node:fs'
import { type Document, isNode, LineCounter, parseDocument } from 'yaml'
import type { Posts } from '../core/guide/flow.ts'
import { type LintFinding, lint } from '../core/guide/lint.ts'
import { codeOf } from '../platform/trouble.ts'

/** A finding with its place in the file; lines and columns count from 1, columns in UTF-16 units. */
export type PlacedFinding = LintFinding & { line: number; column: number }

/** What a file was answered: its findings, or why it has none. `unreadable`: there is no such file to look at. */
export type FileAnswer =
  | { file: string; findings: PlacedFinding[] }
  | { file: string; error: string; unreadable?: true }

const MOST_BYTES = 5_000_000

/** Lints one guide in YAML or JSON. Never throws: a file that cannot be read or parsed is told in one sentence. */
export function lintFile(file: string, posts: Posts): FileAnswer {
  const source = sourceOf(file)
  if (typeof source !== 'string') return { file, ...source }
  const lines = new LineCounter()
  const parsed = parsedFrom(source, lines)
  if ('error' in parsed) return { file, ...parsed }
  const { document, draft } = parsed
  const findings = lint(draft, posts).map((finding) => {
    const { line, col } = lines.linePos(offsetOf(finding, document, source))
    return { ...finding, line, column: col }
  })
  return { file, findings }
}

function sourceOf(file: string): string | { error: string; unreadable?: true } {
  try {
    const bytes = readFileSync(file)
    if (bytes.length > MOST_BYTES) return { error: '文件超过5 MB，不像是一份办事指南。' }
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (problem) {
    if (problem instanceof TypeError) return { error: '文件不是 UTF-8 编码，请另存为 UTF-8。' }
    const code = codeOf(problem)
    const why =
      code === 'ENOENT'
        ? '没有这个文件。'
        : code === 'EISDIR'
          ? '这是一个文件夹，请写出其中的文件。'
          : '文件不能读取。'
    return { error: why, unreadable: true }
  }
}

type Parsed = { document: Document; draft: unknown } | { error: string }

function parsedFrom(source: string, lines: LineCounter): Parsed {
  try {
    const document = parseDocument(source, { lineCounter: lines, uniqueKeys: true })
    const [problem] = document.errors
    if (problem) {
      const { line, col } = lines.linePos(problem.pos[0])
      return { error: `第${line}行第${col}列：不是有效的 YAML 或者 JSON。` }
    }
    const draft: unknown = document.toJS()
    return typeof draft === 'object' && draft !== null && !Array.isArray(draft)
      ? { document, draft }
      : { error: '文件里不是一份办事指南：应当是“字段: 内容”的样子。' }
  } catch {
    // nested too deeply, or aliases that multiply
    return { error: '文件的结构过于复杂，不像是一份办事指南。' }
  }
}

/** Where a finding stands in the source: at its words, else at the value, else at the nearest part that is there. */
function offsetOf({ path, span, text }: LintFinding, document: Document, source: string): number {
  const keys = path === '' ? [] : path.split('.')
  for (let length = keys.length; length > 0; length--) {
    const node = document.getIn(keys.slice(0, length).map(keyOf), true)
    if (!isNode(node) || !node.range) continue
    const [from, to] = node.range
    return span && text && length === keys.length
      ? from + wordsIn(source.slice(from, to), node, span.start, text)
      : from
  }
  return 0
}

/** The words in a scalar as written: quotes, folding and indentation stand between them and their offset in the text. */
function wordsIn(written: string, node: unknown, start: number, words: string): number {
  const value = String((node as { value?: unknown }).value)
  const whole = written.indexOf(value)
  if (whole >= 0) return whole + start
  const before = value.slice(0, start).split(words).length - 1
  let at = written.indexOf(words)
  for (let i = 0; i < before && at >= 0; i++) at = written.indexOf(words, at + 1)
  return Math.max(0, at)
}

const keyOf = (key: string) => (/^\d+$/.test(key) ? Number(key) : key)
