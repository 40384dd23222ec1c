/**
 * Takes the pictures of the README: `node scripts/pictures.ts`. Starts the program on a folder and a day of its own,
 * files one birth by the browser, and photographs what the mother and the counter officer see. The same program gives
 * the same pictures.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { aVisitor, closeBrowser, screenshot } from '../test/support/browser.ts'
import type { PickedFile } from '../test/support/driver.ts'
import { BrowserDriver } from '../test/support/driver-browser.ts'
import { signInAsCitizen, signInAsOfficer } from '../test/support/journey-acts.ts'
import { answerAll, beginBirth, codeOn, goToCheck, sendNotice } from '../test/support/journey-birth.ts'
import { wordsIn } from '../test/support/journey-words.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const pictures = path.join(root, 'docs/pictures')
const port = 18_080
const baseUrl = `http://127.0.0.1:${port}`
/** A Friday morning in a week without holidays. */
const day = Temporal.Instant.from('2026-11-20T08:42+07:00')
const words = wordsIn('vi')

buildProgram()
const stop = await startProgram()
try {
  mkdirSync(pictures, { recursive: true })
  const code = await fileAsMother()
  await lookAsOfficer(code)
} finally {
  await closeBrowser()
  await stop()
}

async function fileAsMother(): Promise<string> {
  const { filing } = words
  const mother = await BrowserDriver.start({ baseUrl, width: 1280 })
  await signInAsCitizen(mother, words, 'hoa')
  await beginBirth(mother, words)
  await answerAll(mother, words)
  await sendNotice(mother, words, await birthNotice())
  await goToCheck(mother, words)
  await mother.tick(filing.declarationCheck)
  await mother.press(filing.submit)
  await screenshot(mother.page, path.join(pictures, 'receipt.png'))
  return codeOn(mother)
}

async function lookAsOfficer(code: string): Promise<void> {
  const counter = await BrowserDriver.start({ baseUrl, width: 1280, height: 960 })
  await signInAsOfficer(counter, words, 'tiepnhan.badinh')
  await counter.visit(`/office/dossiers/${code}`)
  await counter.page.waitForLoadState('networkidle')
  await screenshot(counter.page, path.join(pictures, 'officer-dossier.png'), { wholePage: false })
}

/** A hospital's notice as a telephone would photograph it, plainly marked as a sample. */
async function birthNotice(): Promise<PickedFile> {
  const lines = [
    ['Họ và tên mẹ', 'Trịnh Thị Mai Hoa'],
    ['Năm sinh', '1996'],
    ['Số định danh cá nhân', '099196004121'],
    ['Đã sinh con vào lúc', '06 giờ 25 phút, ngày 28/09/2026'],
    ['Tại', 'Bệnh viện Phụ sản Hà Nội'],
    ['Giới tính của con', 'Nữ'],
    ['Cân nặng', '3.150 gam'],
    ['Dự định đặt tên con', 'Hoàng Trịnh Bảo Ngọc'],
  ]
  const visitor = await aVisitor({ width: 760, height: 980 })
  const page = await visitor.newPage()
  await page.setContent(`<!doctype html><html lang="vi"><body style="margin:0;padding:64px;background:#fdfcf7;
    font:22px/1.9 'Be Vietnam Pro',serif;color:#222"><p style="text-align:center;margin:0">BỆNH VIỆN PHỤ SẢN HÀ NỘI</p>
    <h1 style="text-align:center;font-size:34px">GIẤY CHỨNG SINH</h1>
    ${lines.map(([name, value]) => `<p style="margin:0">${name}: <b>${value}</b></p>`).join('')}
    <p style="position:absolute;top:430px;left:150px;font-size:150px;color:#9d1c1f22;transform:rotate(-24deg);margin:0">MẪU</p>
    <p style="text-align:right;margin-top:48px">Hà Nội, ngày 28 tháng 9 năm 2026</p></body></html>`)
  const content = await page.screenshot({ type: 'jpeg', quality: 80 })
  await visitor.close()
  return { name: 'giay-chung-sinh.jpg', content }
}

// --- the program

/** The program runs as it is built: Node reads no TSX. */
function buildProgram(): void {
  const prepare = path.join(root, 'bin/prepare.sh')
  const { status } = spawnSync('sh', ['-c', '. "$0"; prepare', prepare], { stdio: 'inherit' })
  if (status !== 0) throw new Error('the program could not be built')
}

async function startProgram(): Promise<() => Promise<void>> {
  const { buildApp } = await built<typeof import('../src/app.ts')>('app')
  const { loadConfig } = await built<typeof import('../src/platform/config.ts')>('platform/config')
  const { connectDatabase } =
    await built<typeof import('../src/platform/db/connect.ts')>('platform/db/connect')
  const { createLog } = await built<typeof import('../src/platform/log.ts')>('platform/log')
  const { loadPack, readPack } = await built<typeof import('../src/pack/index.ts')>('pack/index')
  const dataDir = mkdtempSync(path.join(tmpdir(), 'mot-cua-pictures-'))
  const config = loadConfig({ PORT: String(port), BASE_URL: baseUrl, DEMO: '1', DATA_DIR: dataDir })
  const log = createLog('warn')
  const database = await connectDatabase(config, { log })
  const reading = await readPack(config.packDir)
  if ('faults' in reading) throw new Error('the pack has faults: see bin/mot-cua check-pack')
  await loadPack(database.db, reading.pack, day.subtract({ hours: 24 * 30 }), { demo: true })
  const { db, pool, url } = database
  const clock = { now: () => day }
  const application = await buildApp({ config, db, pool, databaseUrl: url, clock, log })
  await application.start()
  await application.app.listen({ port, host: '127.0.0.1' })
  return async () => {
    application.app.server.closeAllConnections()
    await application.app.close()
    await application.stop()
    await database.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

function built<Module>(name: string): Promise<Module> {
  return import(pathToFileURL(path.join(root, 'dist', `${name}.js`)).href) as Promise<Module>
}
