import { countAttempt, networkOf } from '../../platform/attempts.ts'
import type { Db } from '../../platform/db.ts'

type Guess = { account: string; address: string; device?: string | undefined }

/**
 * Whoever guesses meets three walls. The narrow one is account and device, so that a stranger's guesses never lock
 * out the holder at a device that has signed in before; the account's own holds against guessing from many addresses
 * and is asked only of unknown devices; the address's is wide, because a village may share one. Throws
 * `attempt/too-many`; call what it answers when the password was right.
 */
export function countGuess(db: Db, { account, address, device }: Guess): Promise<() => Promise<void>> {
  const network = networkOf(address)
  const own = { name: 'sign-in/device', subject: `${account} ${device ?? network}`, failures: 5, minutes: 15 }
  const anybody = { name: 'sign-in/account', subject: account, failures: 50, minutes: 60 }
  const everybody = { name: 'sign-in/address', subject: network, failures: 300, minutes: 60 }
  return countAttempt(db, [own, ...(device ? [] : [anybody]), everybody])
}

/** Whoever registers over and over from one address waits: what is refused would tell which numbers are known. */
export async function countRegistration(db: Db, address: string): Promise<void> {
  const subject = networkOf(address)
  await countAttempt(db, [{ name: 'registration/address', subject, failures: 30, minutes: 60 }])
}
