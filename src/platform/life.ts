import { type Readiness, readiness } from './ready.ts'
import { lastWords } from './trouble.ts'

/** What a server is given while it starts. */
export type Life = {
  readiness: Readiness
  /** The next piece of work begins; told to whoever watches, with the time the last one took. */
  step: (doing: string) => void
  /** A line beside the steps. */
  say: (line: string) => void
  /** What is to be closed when the process stops, in reverse order. */
  closing: (close: () => unknown) => void
  /** Aborted when somebody asks to stop: long work gives up, between two steps the start ends. */
  signal: AbortSignal
}

/**
 * The life of a server process: it starts, is ready, and stops cleanly on Ctrl-C, on SIGTERM, or when the process that
 * started it is gone. Exit code 0 after a stop; 1 after one clear sentence when it could not start.
 */
export async function live(start: (life: Life) => Promise<void>): Promise<void> {
  const closers: (() => unknown)[] = []
  const abort = new AbortController()
  const state = readiness()
  const progress = steps()
  const life: Life = {
    readiness: state,
    signal: abort.signal,
    say: progress.say,
    closing: (close) => closers.unshift(close),
    step(doing) {
      abort.signal.throwIfAborted()
      state.doing(doing)
      progress.begin(doing)
    },
  }
  const started = start(life)
  const leave = async () => {
    if (abort.signal.aborted) return
    abort.abort()
    state.stopping()
    await started.catch(() => {}) // whatever it opened is in `closers` by then
    process.exit((await closeAll(closers)) ? 0 : 1)
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, leave)
  process.on('disconnect', leave)
  process.channel?.unref()

  try {
    await started
    progress.end()
  } catch (error) {
    if (abort.signal.aborted) return
    abort.abort()
    progress.end()
    process.stderr.write(`${lastWords(error)}\n`)
    await closeAll(closers)
    process.exit(1)
  }
}

/** One that cannot be closed keeps none of the others open. */
async function closeAll(closers: readonly (() => unknown)[]): Promise<boolean> {
  let well = true
  for (const close of closers) {
    try {
      await close()
    } catch (error) {
      well = false
      process.stderr.write(`${lastWords(error)}\n`)
    }
  }
  return well
}

/** One line a step: what is being done, then how long it took. */
function steps() {
  let began = 0
  const end = () => {
    if (began > 0) process.stdout.write(` ${((Date.now() - began) / 1000).toFixed(1)} 秒\n`)
    began = 0
  }
  return {
    end,
    begin(doing: string) {
      end()
      began = Date.now()
      process.stdout.write(`  ${doing}……`)
    },
    say(line: string) {
      if (began > 0) process.stdout.write('\n')
      began = 0
      process.stdout.write(`  ${line}\n`)
    },
  }
}
