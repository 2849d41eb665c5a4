import { openHouse } from './house.ts'
import { claim, makeFolder } from './platform/claim.ts'
import { readConfig } from './platform/config.ts'
import { openDatabase, prepareDatabase } from './platform/database.ts'
import { live } from './platform/life.ts'
import { assertFree } from './platform/port.ts'

/** Config → database → server and worker. */
await live(async ({ step, say, closing, readiness, signal }) => {
  const config = readConfig()
  if (config.databaseUrl === undefined) closing(claim(config.dataDir, config.publicUrl))
  else makeFolder(config.dataDir)
  await assertFree(config)

  step('启动数据库')
  const database = await openDatabase(config, say)
  closing(database.stop)
  step('更新数据库结构')
  const { warnings } = await prepareDatabase(database)

  step('启动服务')
  const house = await openHouse(config, database.url, readiness)
  closing(house.close)
  await house.furnish(step, signal)

  readiness.ready()
  step('全部就绪')
  for (const warning of warnings) say(`注意：${warning}`)
  for (const line of await house.greeting()) say(line)
})
