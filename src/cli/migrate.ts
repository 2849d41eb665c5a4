import { sealRecord } from '../modules/organisation/load.ts'
import { readConfig } from '../platform/config.ts'
import { asOwner, joinDatabase, prepareDatabase } from '../platform/database.ts'
import { command, WrongArguments } from './command.ts'

/** For upgrades that are prepared before the server is stopped; `npm start` does the same by itself. */
export const migrateCommand = command({
  name: 'migrate',
  usage: `用法：npx onewindow migrate

把数据库结构更新到与程序一致，并检查数据库的设置能否保证数据安全。可以重复执行。
数据库由 DATABASE_URL 指定；没有指定时是本文件夹的内置数据库，没有运行的会临时启动。`,
  options: { help: { type: 'boolean' } },
  async answer({ positionals }, io) {
    if (positionals.length > 0) throw new WrongArguments(`migrate 不接受参数：${positionals[0]}。`)
    const database = await joinDatabase(readConfig(), 'onewindow migrate', { create: true })
    try {
      const { applied, warnings } = await prepareDatabase(database)
      await asOwner(database.url, sealRecord)
      for (const name of applied) io.stdout.write(`已执行 ${name}\n`)
      for (const warning of warnings) io.stdout.write(`注意：${warning}\n`)
      io.stdout.write('数据库结构已与程序一致。\n')
    } finally {
      await database.stop()
    }
  },
})
