/** `node tests/search/split.mjs <labelled.tsv>`: half of the queries are set aside, by the hash of what is typed and nothing else. */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'

const lines = [...new Set(readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean))]
const isHeldOut = (line) => createHash('sha256').update(line.split('\t')[0]).digest()[0] % 2 === 0
const here = (name) => new URL(name, import.meta.url)
writeFileSync(here('held-out.tsv'), `${lines.filter(isHeldOut).join('\n')}\n`)
writeFileSync(here('tuned.tsv'), `${lines.filter((line) => !isHeldOut(line)).join('\n')}\n`)
