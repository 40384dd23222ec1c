import { load } from 'cheerio'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import type { Viewer } from '../../platform/http/index.ts'
import { Document, type PageProps } from './page.tsx'

function headerOf(viewer: Viewer | null, page: Partial<PageProps> = {}) {
  const request = { locale: 'vi', viewer, csrfToken: () => 'token', here: '/thu-tuc' } as const
  const $ = load(
    renderToString(
      <Document page={{ title: 'Trang', ...page }} request={request}>
        <p>Nội dung</p>
      </Document>,
    ),
  )
  const links = $('header nav a').map((_, link) => `${$(link).text()} ${$(link).attr('href')}`)
  return links.get()
}

const officer: Viewer = { kind: 'officer', id: 'q', name: 'Nguyễn Thị Q', posts: [] }

test('a citizen finds their dossiers by name in the header, and their own name beside', () => {
  const links = headerOf({ kind: 'citizen', id: 'l', name: 'Mè Thị Lan', personalNumber: '099190000017' })
  expect(links).toContain('Hồ sơ của tôi /ho-so-cua-toi')
  expect(links).toContain('Mè Thị Lan /ho-so-cua-toi')
})

test('an officer finds the way back to work from public pages', () => {
  expect(headerOf(officer)).toContain('Việc của tôi /office')
  expect(headerOf(officer, { nav: 'office' })).not.toContain('Việc của tôi /office')
})

test('whoever is not signed in is offered a sign-in, where that is known', () => {
  expect(headerOf(null)).toContain('Đăng nhập /dang-nhap')
  expect(headerOf(null, { doors: false })).not.toContain('Đăng nhập /dang-nhap')
  expect(headerOf(null).join()).not.toMatch(/của tôi/)
})
