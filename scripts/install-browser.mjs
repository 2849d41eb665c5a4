// What the browser tests need: Chromium and a Chinese font. Root on Debian gets them; everybody else is told.
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { giveUp, run, step } from './project.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const ON_MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
const PACKAGES = ['chromium', 'fonts-noto-cjk']

/** The path of a Chromium, installed if need be. `CHROMIUM` names another. */
export async function ensureBrowser() {
  if (!(await hasBoth())) {
    const mayInstall = process.getuid?.() === 0 && find('apt-get')
    if (!mayInstall)
      giveUp(`浏览器测试需要 Chromium 和中文字体。请先安装，例如：sudo apt-get install ${PACKAGES.join(' ')}`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await step('安装浏览器和中文字体', async () => {
      const updated = await run('apt-get', ['update', '-q'], { quiet: true, env })
      if (updated.code !== 0) return updated
      return run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...PACKAGES], {
        quiet: true,
        env,
      })
    })
  }
  return browser()
}

const browser = () =>
  process.env.CHROMIUM ?? NAMES.map(find).find(Boolean) ?? (existsSync(ON_MAC) ? ON_MAC : undefined)

async function hasBoth() {
  if (!browser()) return false
  if (process.platform === 'darwin') return true
  const { code, said } = await run('fc-list', [':lang=zh', 'family'], { quiet: true })
  return code === 0 && said.trim() !== ''
}

function find(name) {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(`${await ensureBrowser()}\n`)
