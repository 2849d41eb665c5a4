import { supervisePast } from '../src/demo/cards.ts'
import { makePast } from '../src/demo/cases.ts'
import { loadCatalogue } from '../src/modules/catalogue/load.ts'
import { loadDemoAccounts } from '../src/modules/identity/demo.ts'
import { loadCity } from '../src/modules/organisation/load.ts'
import { calendarReader, ensureSecret, loadCalendar } from '../src/platform/calendar.ts'
import { readCalendar } from '../src/platform/calendar-files.ts'
import { chinaToday } from '../src/platform/china-time.ts'
import { asOwner } from '../src/platform/database.ts'
import { openDb, openOwnerDb } from '../src/platform/db.ts'
import { openFiles } from '../src/platform/files.ts'
import { NO_JOBS } from '../src/platform/jobs.ts'
import { migrate } from '../src/platform/migrate.ts'

/** A database with the whole city, its items, the demo accounts and the demo's three hundred cases, supervised, to copy. */
const url = process.argv[2] ?? ''
await asOwner(url, async (owner) => {
  await migrate(owner)
  await loadCalendar(owner, readCalendar())
  await ensureSecret(owner, 'access')
  await loadCity(owner)
})
const db = openDb(url, 4)
const today = chinaToday()
await loadCatalogue(db, { changesFrom: today })
await loadDemoAccounts(db, today)
const setting = {
  today: chinaToday,
  calendar: calendarReader(db),
  publicUrl: 'http://127.0.0.1:1',
  files: openFiles('/tmp/onewindow-bench-files'),
  jobs: NO_JOBS,
  secret: '00'.repeat(32),
  demo: true,
}
const owner = openOwnerDb(url)
await makePast(owner, setting, { today })
await supervisePast(owner, setting, today)
await owner.destroy()
await db.destroy()
