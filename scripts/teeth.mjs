// `npm run teeth [word …]`: do the tests bite? Every defect of tests/teeth is planted in a copy of the working tree, one
// after the other, and its test must turn red. Words narrow the run to defects whose promise, name, file or test has one.
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEFECTS } from '../tests/teeth/defects.ts'
import { ENV, giveUp, HOME, NODE, run } from './project.mjs'

const NOT_COPIED = ['node_modules', '.git', 'dist', '.onewindow', 'test-results', 'playwright-report']

const words = process.argv.slice(2)
const chosen = DEFECTS.filter((defect) =>
  words.every((word) =>
    [defect.promise, defect.name, defect.file, defect.test].some((text) => text.includes(word)),
  ),
)
if (chosen.length === 0) giveUp(`no planted defect has ${words.join(' and ')} in it`)

const copy = mkdtempSync(join(tmpdir(), 'onewindow-teeth-'))
process.once('exit', () => rmSync(copy, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130))
cpSync(HOME, copy, {
  recursive: true,
  filter: (path) => !NOT_COPIED.some((name) => path === join(HOME, name)),
})
symlinkSync(join(HOME, 'node_modules'), join(copy, 'node_modules'))

const began = Date.now()
await assertGreen()
const rows = []
for (const defect of chosen) rows.push(await bite(defect))
report(rows)
process.exit(rows.every(({ verdict }) => verdict === 'caught') ? 0 : 1)

/** A test that is red without any defect catches nothing. */
async function assertGreen() {
  const files = [...new Set(chosen.map(({ test }) => test))]
  const titles = [...new Set(chosen.map(({ title }) => escaped(title)))].join('|')
  const env = Object.assign({}, ...chosen.map((defect) => defect.env ?? {}))
  process.stdout.write(`${chosen.length} defects; first their tests without any …`)
  const { failed, passed, said } = await tests([...files, '-t', titles], env)
  process.stdout.write(` ${passed} green, ${failed} red\n`)
  if (failed > 0 || passed === 0) giveUp(`${said}\nthe tests are red before anything is planted`)
}

/** Plant one defect, run its test, put the file back as it was. */
async function bite(defect) {
  const { name, promise, file, from, to, test, title, env } = defect
  const start = Date.now()
  const path = join(copy, file)
  const text = readFileSync(path, 'utf8')
  let verdict = `gone: ${file} has the text ${text.split(from).length - 1} times`
  if (text.split(from).length === 2) {
    writeFileSync(
      path,
      text.replace(from, () => to),
    )
    const { failed, passed } = await tests([test, '-t', escaped(title)], env)
    writeFileSync(path, text)
    verdict = failed > 0 ? 'caught' : passed > 0 ? 'MISSED' : 'NOT RUN'
  }
  const row = { promise, name, test: `${test}: ${title}`, verdict, seconds: (Date.now() - start) / 1000 }
  process.stdout.write(`${line(row)}\n`)
  return row
}

/** How many tests of a run were red and green. What could not even start was neither. */
async function tests(args, env = {}) {
  const results = join(copy, 'results.json')
  rmSync(results, { force: true })
  const { said } = await run(
    NODE,
    [
      join(copy, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--reporter=json',
      `--outputFile=${results}`,
      ...args,
    ],
    { quiet: true, env: { ...ENV, NO_COLOR: '1', ...env }, cwd: copy },
  )
  try {
    const { numFailedTests, numPassedTests } = JSON.parse(readFileSync(results, 'utf8'))
    return { failed: numFailedTests, passed: numPassedTests, said }
  } catch {
    return { failed: 0, passed: 0, said }
  }
}

function report(found) {
  const seconds = ((Date.now() - began) / 1000).toFixed(0)
  const missed = found.filter(({ verdict }) => verdict !== 'caught')
  process.stdout.write(`\n${found.length - missed.length} of ${found.length} caught, ${seconds} s\n`)
  for (const row of missed) process.stdout.write(`${line(row)}\n`)
}

function line({ promise, name, test, verdict, seconds }) {
  return `${verdict.padEnd(8)} ${seconds.toFixed(0).padStart(4)} s  ${promise.padEnd(10)}  ${name}\n${' '.repeat(29)}${test}`
}

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
