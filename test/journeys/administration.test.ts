import { expect } from 'vitest'
import { sidewaysScroll } from '../support/browser.ts'
import type { BrowserDriver } from '../support/driver-browser.ts'
import { browserJourney, endBrowserAfterwards } from '../support/journey.ts'
import { signInAsOfficer } from '../support/journey-acts.ts'

endBrowserAfterwards()

/** Adds somebody whose name, title and e-mail are as long as they come. @returns the address of their page */
async function addLongName({ page, visit }: Pick<BrowserDriver, 'page' | 'visit'>): Promise<string> {
  await visit('/quan-tri/can-bo/them')
  const typed = {
    fullName: 'Công Tằng Tôn Nữ Thị Hoàng Phương Nguyên',
    email: 'tiep-nhan-ho-so.bo-phan-mot-cua.phuong-van-mieu-quoc-tu-giam@hanoi.example',
    titleVi: 'Chuyên viên tiếp nhận và trả kết quả giải quyết thủ tục hành chính',
    'unit-0': 'ba dinh',
  }
  for (const [name, value] of Object.entries(typed)) await page.fill(`[name="${name}"]`, value)
  await page.selectOption('[name="role-0"]', 'receivingOfficer')
  await page.click('main form button')
  await page.waitForURL(/xong=added/)
  return new URL(page.url()).pathname
}

browserJourney('the administrator’s pages never scroll sideways', async ({ words, someone }) => {
  const administrator = await someone()
  await signInAsOfficer(administrator, words, 'quantri')
  const { page } = administrator
  const own = await addLongName({ page, visit: path => administrator.visit(path) })
  const lists = ['/quan-tri/can-bo', '/quan-tri/can-bo/them', '/quan-tri/don-vi', '/quan-tri/thu']
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 })
    for (const path of [...lists, own, `${own}/mat-khau`, `${own}/khoa`]) {
      await administrator.visit(path)
      expect(await sidewaysScroll(page), `${path} at ${width}`).toBe(0)
    }
  }
})
