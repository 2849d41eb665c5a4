import type { Db } from '../../platform/db.ts'
import type { Setting } from '../../platform/setting.ts'
import { type Application, type Submitted, submissions } from '../cases/facade.ts'

const WAYS_IN = new WeakMap<Db, (application: Application) => Promise<Submitted>>()

/** The one way in of this server for a database: applications from windows and from the portal share their rounds. */
export function wayIn(db: Db, setting: Setting): (application: Application) => Promise<Submitted> {
  const known = WAYS_IN.get(db) ?? submissions(db, setting)
  WAYS_IN.set(db, known)
  return known
}
