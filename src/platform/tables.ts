import { fork } from 'node:child_process'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { RuleViolation, type ViolationCode } from '../core/violation.ts'
import { HOME } from './config.ts'

/**
 * What stands in one cell, as text: numbers in full, days as 2026-03-01. A cell with `trouble` cannot be relied on: it is
 * a formula, an error value (#N/A), part of merged cells, or a number longer than a spreadsheet keeps exactly.
 */
export type Cell = { text: string; trouble?: CellTrouble }
export type CellTrouble = 'formula' | 'error' | 'merged' | 'rounded'
/** A row with its number as the spreadsheet shows it; empty rows are left out. */
export type Row = { number: number; cells: readonly Cell[] }
export type Sheet = { name: string; rows: readonly Row[] }
export type TableFormat = 'xlsx' | 'xls' | 'csv' | 'json'
export type TableFile =
  | { format: 'xlsx' | 'xls' | 'csv'; sheets: readonly Sheet[] }
  | { format: 'json'; value: unknown }

/** What is asked of the reader in its own process, and what comes back. */
export type TableOrder = { do: 'read' } | { do: 'write'; sheets: readonly WrittenSheet[] }
export type TableAnswer =
  | { file: TableFile }
  | { bytes: Uint8Array }
  | { refused: Extract<ViolationCode, `table/${string}`> }
export type WrittenSheet = { name: string; rows: readonly (readonly string[])[] }

/** The most rows a sheet may have, its head included. */
export const MOST_ROWS = 20_001
/** Longer than any lawful file takes, on any machine. */
const PATIENCE_MS = 60_000

/**
 * Read a spreadsheet (XLSX, XLS), CSV (UTF-8 or GB18030) or JSON file, told apart by what it holds and not by its name.
 * It is read in a process of its own with limits on memory and time, one file after the other: whatever is wrong with a
 * file, the server does not feel it. Throws `table/…`: unreadable, encrypted, with macros, too large, empty.
 */
export async function readTables(bytes: AsyncIterable<Uint8Array>): Promise<TableFile> {
  const answer = await inTurn({ do: 'read' }, bytes)
  if ('file' in answer) return answer.file
  throw new RuleViolation('refused' in answer ? answer.refused : 'table/unreadable')
}

/** Sheets as the bytes of an XLSX file. Every cell is text: codes keep their zeros, and nothing becomes a formula. */
export async function writeTables(sheets: readonly WrittenSheet[]): Promise<Uint8Array> {
  const answer = await inTurn({ do: 'write', sheets }, Readable.from([]))
  if ('bytes' in answer) return answer.bytes
  throw new TypeError('a table could not be written')
}

let before: Promise<unknown> = Promise.resolve()

function inTurn(order: TableOrder, bytes: AsyncIterable<Uint8Array>): Promise<TableAnswer> {
  const mine = before.then(() => inOwnProcess(order, bytes))
  before = mine.catch(() => {})
  return mine
}

async function inOwnProcess(order: TableOrder, bytes: AsyncIterable<Uint8Array>): Promise<TableAnswer> {
  const child = fork(join(HOME, 'src/platform/table-reader.ts'), [], {
    serialization: 'advanced',
    execArgv: ['--max-old-space-size=512'],
    stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
  })
  const patience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
  const answer = new Promise<TableAnswer>((resolve) => {
    child.once('message', (one: TableAnswer) => resolve(one))
    child.once('error', () => resolve({ refused: 'table/too-large' }))
    child.once('close', () => resolve({ refused: 'table/too-large' })) // out of memory or of time
  })
  try {
    child.send(order)
    if (child.stdin) await pipeline(bytes, child.stdin).catch(() => {}) // a reader that has seen enough hangs up
    return await answer
  } finally {
    clearTimeout(patience)
    child.kill('SIGKILL')
  }
}
