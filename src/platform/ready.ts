/** Three phases in one direction; while starting or stopping it says what is being done. */
export type Phase = 'starting' | 'ready' | 'stopping'
export type State = Readonly<{ phase: Phase; doing: string }>
export type Readiness = {
  /** What `GET /readyz` answers from; only `ready` is 200. */
  state: () => State
  /** Starting goes on with another piece of work. */
  doing: (what: string) => void
  ready: () => void
  stopping: (what?: string) => void
}

/** Nothing goes back: a server that stops never becomes ready again, and one that is ready does not start again. */
export function readiness(): Readiness {
  let state: State = { phase: 'starting', doing: '正在启动' }
  return {
    state: () => state,
    doing: (what) => {
      if (state.phase === 'starting') state = { phase: 'starting', doing: what }
    },
    ready: () => {
      if (state.phase === 'starting') state = { phase: 'ready', doing: '' }
    },
    stopping: (what = '正在停止') => {
      state = { phase: 'stopping', doing: what }
    },
  }
}
