import type { Readable, Writable } from 'node:stream'
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'

/** One command of `npx onewindow`. `run` answers with an exit code and never ends the process. */
export type Command = {
  name: string
  /** What `--help` prints. */
  usage: string
  run: (args: string[], io: Io) => Promise<number>
}

export type Io = { stdin: Readable; stdout: Writable; stderr: Writable }

/** Answered (a `valid: false` and a line in error are answers too); could not answer; wrong arguments. */
export const EXIT = { answered: 0, couldNotAnswer: 1, wrongArguments: 2 } as const

/** The arguments are not what the usage says: one sentence, exit code 2. */
export class WrongArguments extends Error {}

/** The question was understood and has no answer: one sentence, exit code 1. */
export class CannotAnswer extends Error {}

type Definition<Options extends ParseArgsOptionsConfig> = Omit<Command, 'run'> & {
  options: Options
  answer: (given: Given<Options>, io: Io) => Promise<void> | void
}
type Given<Options extends ParseArgsOptionsConfig> = {
  values: Partial<ReturnType<typeof parse<Options>>['values']>
  positionals: string[]
}

/**
 * A command whose `answer` writes its answer and otherwise throws. Options are checked before it runs, `--help` is
 * answered here, and every failure becomes one sentence on stderr and its exit code.
 */
export function command<const Options extends ParseArgsOptionsConfig>(
  definition: Definition<Options>,
): Command {
  const { name, usage, options, answer } = definition
  return {
    name,
    usage,
    async run(args, io) {
      try {
        if (args.includes('--help')) io.stdout.write(`${usage}\n`)
        else await answer(parse(args, options), io)
        return EXIT.answered
      } catch (problem) {
        if (problem instanceof WrongArguments) {
          io.stderr.write(`${problem.message}\n用法见：npx onewindow ${name} --help\n`)
          return EXIT.wrongArguments
        }
        if (problem instanceof CannotAnswer) {
          io.stderr.write(`${problem.message}\n`)
          return EXIT.couldNotAnswer
        }
        throw problem
      }
    },
  }
}

function parse<const Options extends ParseArgsOptionsConfig>(args: string[], options: Options) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch (problem) {
    throw new WrongArguments(complaint(problem))
  }
}

/** `parseArgs` speaks English; its codes say the same. */
function complaint(problem: unknown): string {
  const code = problem instanceof Error && 'code' in problem ? problem.code : undefined
  const named = problem instanceof Error ? /'([^']+)'/.exec(problem.message)?.[1] : undefined
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `没有这个选项：${named ?? ''}。`
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return `选项的写法有误：${named ?? ''}。`
  throw problem
}
