// The browser that comes as a package (@sparticuz/chromium, for Linux on x64): unpacked once, into a folder of the packages, with
// the libraries and the font that a bare machine lacks.
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const packages = join(root, 'node_modules')

export interface BrowserProgram {
  readonly path: string
  /** Beside the variables of this process. */
  readonly environment: Readonly<Record<string, string>>
}

/** Takes some seconds the first time. Throws when the package is missing or cannot be unpacked. */
export async function packagedBrowser(): Promise<BrowserProgram> {
  const folder = join(packages, '.cache', `pinpost-chromium-${versionOf('@sparticuz/chromium')}`)
  if (!existsSync(folder)) await unpack(folder)
  const fonts = join(folder, 'fonts.conf')
  writeFileSync(fonts, fontConfiguration(folder))
  return {
    path: join(folder, 'chromium'),
    environment: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_FILE: fonts },
  }
}

function versionOf(name: string): string {
  return (JSON.parse(readFileSync(join(packages, name, 'package.json'), 'utf8')) as { version: string }).version
}

/**
 * The package unpacks itself into the temporary folder of its process, and brings its libraries along where it takes the machine
 * for the one that it was made for. So it runs in a process of its own, which is told so. The folder appears when it is complete.
 */
async function unpack(folder: string): Promise<void> {
  const draft = `${folder}-${process.pid}`
  mkdirSync(draft, { recursive: true })
  try {
    const script = "import chromium from '@sparticuz/chromium'; await chromium.executablePath()"
    const env = { ...process.env, TMPDIR: draft, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' }
    await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { cwd: root, env })
    renameSync(draft, folder)
  } catch (cause) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(folder)) throw cause // else another process was faster
  }
}

/** The machine's own fonts, if any, and the package's. */
function fontConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${join(folder, 'fonts', 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`
}
