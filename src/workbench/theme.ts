import { type ThemeConfig, theme } from 'antd'

/** The tokens of every screen of this house; the style sheet reads them as custom properties of the same names. */
export const TOKENS = {
  ink: '#1b1f24',
  soft: '#4a535c',
  paper: '#ffffff',
  mist: '#f4f6f5',
  line: '#d5dbd9',
  edge: '#7a8583',
  primary: '#0f5c6e',
  'primary-hover': '#0a4856',
  tint: '#e3eff1',
  done: '#1e6b3a',
  'done-tint': '#e6f2ea',
  warn: '#8a5a00',
  'warn-tint': '#fff4d6',
  late: '#b3261e',
  'late-tint': '#fdecea',
  seal: '#c8372d',
  focus: '#b8860b',
} as const

const FONTS =
  '"PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif'

const RING = { activeShadow: `0 0 0 3px ${TOKENS.focus}`, errorActiveShadow: `0 0 0 3px ${TOKENS.focus}` }

/** antd, compact, in our colours: one primary colour, no blue, quick or no motion. */
export const THEME: ThemeConfig = {
  algorithm: theme.compactAlgorithm,
  token: {
    colorPrimary: TOKENS.primary,
    colorPrimaryHover: TOKENS['primary-hover'],
    colorPrimaryActive: TOKENS['primary-hover'],
    colorPrimaryBg: TOKENS.tint,
    colorPrimaryBorder: TOKENS.focus, // antd draws its focus ring with it
    colorInfo: TOKENS.primary,
    colorLink: TOKENS.primary,
    colorLinkHover: TOKENS['primary-hover'],
    colorSuccess: TOKENS.done,
    colorWarning: TOKENS.warn,
    colorError: TOKENS.late,
    colorText: TOKENS.ink,
    colorTextSecondary: TOKENS.soft,
    colorTextTertiary: TOKENS.soft,
    colorTextDescription: TOKENS.soft,
    colorTextPlaceholder: '#66707a',
    colorBgLayout: TOKENS.mist,
    colorBorder: TOKENS.edge,
    colorBorderSecondary: TOKENS.line,
    borderRadius: 6,
    fontFamily: FONTS,
    fontSize: 16, // compact takes one size less: 14
    controlHeight: 36, // and four pixels less: 32
    controlHeightSM: 28,
    lineWidthFocus: 3,
    motionDurationFast: '0.08s',
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.15s',
    motion: !(globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false),
  },
  components: {
    Button: { fontWeight: 400, primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Input: RING,
  },
}

/** Make the tokens known to the style sheet. */
export function wearTokens(root: HTMLElement): void {
  for (const [name, value] of Object.entries(TOKENS)) root.style.setProperty(`--${name}`, value)
  root.style.setProperty('--fonts', FONTS)
}
