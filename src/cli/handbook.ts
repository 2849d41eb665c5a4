import { writeFileSync } from 'node:fs'
import { extname } from 'node:path'
import { PUBLISHING, published } from '../core/words/publishing.ts'
import { fileOf } from '../modules/publishing/bind.ts'
import { DivisionCode, type Format, PARTS } from '../modules/publishing/contract.ts'
import { gather, type Wanted } from '../modules/publishing/gather.ts'
import { chinaToday } from '../platform/china-time.ts'
import { readConfig } from '../platform/config.ts'
import { joinDatabase } from '../platform/database.ts'
import { openDb } from '../platform/db.ts'
import { codeOf } from '../platform/trouble.ts'
import { CannotAnswer, command, WrongArguments } from './command.ts'

/** A volume of the printed handbook as a file, from the guides in force today; the same that the workbench has made. */
export const handbook = command({
  name: 'handbook',
  usage: `用法：npx onewindow handbook [--group <分册>] [--place <区划代码>] --out <文件.pdf|文件.docx>

把今天有效的办事指南编印成《“一窗受理”事项受理材料标准化手册》的一册。服务不必停止。
数据库由 DATABASE_URL 指定；没有指定时是本文件夹的内置数据库，没有运行的会临时启动。

  --group  分册：${PARTS.join('、')}；不写是 all（全部窗口）
  --place  县（市、区）的区划代码，例如 620826000000：印该县的地点、电话和承诺时限；不写是全市的一册
  --out    写到哪个文件；扩展名 .pdf 或者 .docx 决定格式

退出码：0 已经写好；1 没有可以收录的事项，或者不能写；2 参数有误。`,
  options: {
    group: { type: 'string' },
    place: { type: 'string' },
    out: { type: 'string' },
    help: { type: 'boolean' },
  },
  async answer({ values: { group = 'all', place = '', out }, positionals }, io) {
    if (positionals.length > 0) throw new WrongArguments(`handbook 不接受参数：${positionals[0]}。`)
    const part = PARTS.find((one) => one === group)
    if (!part) throw new WrongArguments(`没有这个分册：${group}。可以写：${PARTS.join('、')}。`)
    if (!DivisionCode.safeParse(place).success)
      throw new WrongArguments(`“${place}”不是区划代码，应当是12位数字，例如 620826000000。`)
    if (out === undefined) throw new WrongArguments('请用 --out 写明文件，例如 --out 手册.pdf。')
    const format = extname(out).slice(1).toLowerCase()
    if (format !== 'pdf' && format !== 'docx')
      throw new WrongArguments('--out 的扩展名应当是 .pdf 或者 .docx。')
    const bytes = await made({ part, division: place }, format, (line) => io.stderr.write(`${line}\n`))
    try {
      writeFileSync(out, bytes)
    } catch (error) {
      throw new CannotAnswer(`不能写入 ${out}（${codeOf(error)}）。`)
    }
    io.stdout.write(`${out}（${published.size(bytes.length)}）\n`)
  },
})

async function made(wanted: Wanted, format: Format, say: (line: string) => void): Promise<Buffer> {
  const database = await joinDatabase(readConfig(), 'onewindow handbook')
  try {
    const db = openDb(database.url)
    const today = chinaToday()
    const book = await gather(db, wanted, today, async (chapters) =>
      say(published.written(chapters)),
    ).finally(() => db.destroy())
    if (book.chapters.length === 0) throw new CannotAnswer('这个分册没有可以收录的事项。')
    say(PUBLISHING.setting.zh)
    return (await fileOf(book, format, today)).bytes
  } finally {
    await database.stop()
  }
}
