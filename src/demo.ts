import { readFileSync } from 'node:fs'
import path from 'node:path'
import { unitDirectory } from './modules/organisation/index.ts'
import type { Demo } from './pack/index.ts'
import type { Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import type { Db } from './platform/db/index.ts'
import type { App } from './platform/http/index.ts'
import { createSandboxIdentity, type SandboxIdentity, startSandboxMail } from './sandbox/index.ts'

/** The peers that stand in for the outside world in a demo, and what to tell whoever starts it. */
export interface DemoCity {
  readonly oidc: SandboxIdentity['settings']
  readonly smtpUrl: string
  readonly routes: (app: App) => void
  readonly welcome: readonly string[]
  stop(): Promise<void>
}

/** The invented people of a pack; undefined when it has none. */
export function readDemo(packDir: string): Demo | undefined {
  try {
    return JSON.parse(readFileSync(path.join(packDir, 'demo.json'), 'utf8')) as Demo
  } catch {
    return undefined
  }
}

/** Starts the identity provider and the mail server of the demo; undefined when this is none. */
export async function startDemo(config: Config, db: Db, clock: Clock): Promise<DemoCity | undefined> {
  const demo = config.demo ? readDemo(config.packDir) : undefined
  if (demo === undefined) return undefined
  const wardName = async (ward: string) => (await unitDirectory(db)).find(ward)?.shortName
  const identity = await createSandboxIdentity({ baseUrl: config.baseUrl, people: demo.citizens, wardName })
  const mailbox = await startSandboxMail({ clock })
  return {
    oidc: identity.settings,
    smtpUrl: mailbox.smtpUrl,
    routes: app => {
      identity.routes(app)
      mailbox.routes(app)
    },
    welcome: welcome(demo, config.baseUrl),
    stop: () => mailbox.stop(),
  }
}

function welcome(demo: Demo, baseUrl: string): string[] {
  return [
    `  Người dân / citizens    ${baseUrl}/dang-nhap  (chọn một người trong danh sách)`,
    `  Cán bộ / officers       ${baseUrl}/can-bo/dang-nhap  mật khẩu / password: ${demo.password}`,
    ...demo.officers.slice(0, 4).map(({ email, title }) => `    ${email}  ${title.vi}`),
    ...demo.officers.slice(-2).map(({ email, title }) => `    ${email}  ${title.vi}`),
    `  Thư đã gửi / letters    ${baseUrl}/sandbox/mail`,
  ]
}
