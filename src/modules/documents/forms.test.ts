import { describe, expect, it } from 'vitest'
import { alternativesOf, pagesOf, textOf } from './fixtures/pdf-text.ts'
import { galleryKinds, galleryOf } from './gallery.ts'
import { paperNames } from './paper-names.ts'
import { type Signer, signatureLines } from './paper-words.ts'
import { type Paper, renderPaper } from './papers.ts'
import { PaperNotRendered, renderLongPdf } from './typst.ts'

/** Pages of each paper of the gallery: those with many rows need a second. */
const pages: Readonly<Record<string, number>> = { form06: 2, form07: 2, batch: 2, postBundle: 2 }

describe.each(galleryKinds.map(kind => [kind, galleryOf(kind)] as const))('%s', (kind, paper) => {
  it('is a tagged PDF/A-2b with the same bytes each time, of as many pages as it should be', async () => {
    const pdf = await renderPaper(paper)
    const raw = pdf.toString('latin1')
    expect(raw).toContain('<pdfaid:part>2</pdfaid:part>')
    expect(raw).toContain('<pdfaid:conformance>B</pdfaid:conformance>')
    expect(raw).toMatch(/\/Marked true/)
    expect(raw).toMatch(/\/Lang \(vi-VN\)/)
    expect(pagesOf(pdf)).toBe(pages[kind] ?? 1)
    expect(await renderPaper(paper)).toEqual(pdf)
  })

  it('has the size of its form', async () => {
    const boxes = (await renderPaper(paper)).toString('latin1').match(/\/MediaBox \[[^\]]+\]/g) ?? []
    expect(new Set(boxes).size).toBe(1)
    expect(boxes[0]).toMatch(sizeOf(kind))
  })

  it('carries the national header, place and date, and a QR code that is described', async () => {
    const pdf = await renderPaper(paper)
    const text = textOf(pdf)
    expect(text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
    expect(text).toContain('Độc lập – Tự do – Hạnh phúc')
    expect(text).toContain('Hoa Lư – Vạn Thắng Tây, ngày 23 tháng 11 năm 2026')
    expect(alternativesOf(pdf).some(words => words.startsWith('Mã QR'))).toBe(true)
  })

  it('is glossed in English on request, with every Vietnamese word in its place', async () => {
    if (kind === 'result') return
    const plain = await words(paper)
    const glossed = await words(galleryOf(kind, { gloss: true }))
    expect(plain).not.toMatch(/\b(the|your|file|papers)\b/i)
    expect(glossed).toMatch(/\b(the|of|to|file|papers)\b/)
    expect(glossed.length).toBeGreaterThan(plain.length)
  })
})

describe('form 04', () => {
  it('says what was promised, who is late and why, that the authority is sorry, and when it will be', async () => {
    const text = await words(galleryOf('form04'))
    for (const said of [
      'Số: 12/VBXL-UBND',
      'VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT',
      'Kính gửi: Công Tằng Tôn Nữ Hoàng Nguyễn Thị Thùy Dương',
      'Ngày 12 tháng 11 năm 2026',
      'A00.107-261123-00012',
      'hẹn trả kết quả: 17 giờ 00 phút, ngày 24 tháng 11 năm 2026',
      'Phòng Kinh tế, Hạ tầng và Đô thị chưa hoàn thành',
      'Lý do: Chưa nhận được ý kiến',
      'xin lỗi Ông/Bà/Tổ chức',
      'trả kết quả vào: 17 giờ 00 phút, ngày 27 tháng 11 năm 2026',
      'TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH',
      'Đã ký trên hệ thống lúc 09:15 ngày 23/11/2026',
    ]) {
      expect(text).toContain(said)
    }
  })

  it('claims no number, date or signature while it is a draft', async () => {
    const { facts } = galleryOf('form04') as Extract<Paper, { kind: 'form04' }>
    const text = await words({
      kind: 'form04',
      facts: { ...facts, number: null, signedAt: null, check: null },
    })
    expect(text).toContain('BẢN DỰ THẢO')
    expect(text).toContain('Số: …………/VBXL-UBND')
    expect(text).toContain('ngày …… tháng …… năm ……')
    expect(text).not.toContain('Đã ký')
    expect(text).not.toContain('xac-thuc')
  })
})

describe('form 05', () => {
  it('names ground, date, what becomes of the fee and of the papers', async () => {
    const text = await words(galleryOf('form05'))
    for (const said of [
      'THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ',
      'kể từ 09 giờ 15 phút, ngày 23 tháng 11 năm 2026',
      'Căn cứ: Điều 19 Nghị định số 118/2025/NĐ-CP',
      'Phí, lệ phí đã nộp: hoàn trả 75.000 đồng',
      'Nhận lại giấy tờ đã nộp',
      'TUQ. CHỦ TỊCH',
      'Quyết định số 15/QĐ-UBND ngày 05/01/2026',
    ]) {
      expect(text).toContain(said)
    }
  })
})

describe('form 06', () => {
  it('has a row for each hand-over, and its head again on the next page', async () => {
    const text = await words(galleryOf('form06'))
    expect(text.match(/Thời gian giao, nhận hồ sơ/g)).toHaveLength(2)
    expect(text).toMatch(/Trước hạn .*Đúng hạn .*Quá hạn/)
    // five hand-overs and two rows for the pen
    expect(text.match(/Người giao/g)).toHaveLength(7)
    expect(text).toContain('Vũ Đình Khải Hoàn đã ký nhận trên hệ thống')
    expect(text).toContain('Trang 2/2')
  })

  it('has the code as a bar code too', async () => {
    expect(alternativesOf(await renderPaper(galleryOf('form06')))).toContain(
      'Mã vạch hồ sơ A00.107-261123-00012',
    )
  })
})

describe('form 07', () => {
  it('lists every dossier under a head that each page repeats, and counts them', async () => {
    const text = await words(galleryOf('form07'))
    for (let number = 1251; number < 1251 + 22; number += 1) expect(text).toContain(` ${number} `)
    expect(text.match(/Cơ quan chủ trì giải quyết/g)).toHaveLength(2)
    expect(text).toContain('Trang 1/2')
    expect(text).toContain('Cộng: 22 hồ sơ')
    expect(text).toContain('Quyển số: 02/2026 Từ ngày 01/11/2026 đến ngày 23/11/2026')
  })

  it('of a busy month is made beside everything else, and losing no row', async () => {
    const { facts } = galleryOf('form07') as Extract<Paper, { kind: 'form07' }>
    const rows = Array.from({ length: 150 }, (_, n) => ({
      ...facts.rows[n % facts.rows.length],
      number: n + 1,
    })) as typeof facts.rows
    let turns = 0
    const timer = setInterval(() => {
      turns += 1
    }, 5)
    const pdf = await renderPaper({ kind: 'form07', facts: { ...facts, rows } })
    clearInterval(timer)
    expect(turns).toBeGreaterThan(20)
    expect(pagesOf(pdf)).toBeGreaterThan(10)
    expect(textOf(pdf)).toContain('Cộng:')
    expect(textOf(pdf).replace(/\s+/g, ' ')).toContain('150 hồ sơ')
  })

  it('says when it could not be made in its thread, instead of waiting for ever', async () => {
    await expect(renderLongPdf('form-07', {}, Temporal.Instant.from('2026-11-23T02:15:00Z'))).rejects.toThrow(
      PaperNotRendered,
    )
  })

  it('says so when it is empty', async () => {
    const { facts } = galleryOf('form07') as Extract<Paper, { kind: 'form07' }>
    const text = await words({ kind: 'form07', facts: { ...facts, rows: [] } })
    expect(text).toContain('Không có hồ sơ nào trong thời gian này.')
    expect(text).toContain('Trang 1/1')
  })
})

describe('lists that travel', () => {
  it('carry a bar code for the batch and one for each dossier', async () => {
    const described = alternativesOf(await renderPaper(galleryOf('batch')))
    expect(described).toContain('Mã vạch BG-A00.107-261123-003')
    expect(described.filter(words => words.startsWith('Mã vạch A00.107-'))).toHaveLength(16)
  })

  it('add up what the postman collects, and leave room for a number the post has not given', async () => {
    const text = await words(galleryOf('postBundle'))
    expect(text).toContain('13 bưu gửi; tổng tiền thu hộ: 175.000 đồng')
    expect(text).toContain('EX123456780VN')
    expect(text).not.toContain('EX123456784VN')
  })
})

describe('the full list of what may be asked', () => {
  it.each(['form01', 'form02', 'form03', 'acknowledgement'] as const)('is on %s when given', async kind => {
    const text = await words(galleryOf(kind))
    expect(text).toContain('Thủ tục này chỉ gồm các giấy tờ sau : (1) Đơn đề nghị cấp giấy phép xây dựng;')
    expect(text).toContain('(4) Bản cam kết')
    expect(text).toContain('motcua.example/phan-anh và chọn “Tôi bị đòi thêm giấy tờ”')
  })
})

describe('the lines above a signature (Decree 30/2020, annex I)', () => {
  const name = 'Đỗ Văn Mẫu'
  it.each<[string, Signer, string[]]>([
    ['the head', { title: 'Chủ tịch', name }, ['CHỦ TỊCH']],
    [
      'the head, for the collective body',
      { title: 'Chủ tịch', name, onBehalfOf: 'Ủy ban nhân dân' },
      ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
    ],
    [
      'a deputy',
      { title: 'Phó Chủ tịch', name, capacity: 'KT', headTitle: 'Chủ tịch' },
      ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
    ],
    [
      'somebody authorised',
      { title: 'Chánh Văn phòng', name, capacity: 'TUQ', headTitle: 'Chủ tịch' },
      ['TUQ. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG'],
    ],
    [
      'by order',
      { title: 'Trưởng phòng', name, capacity: 'TL', headTitle: 'Chủ tịch' },
      ['TL. CHỦ TỊCH', 'TRƯỞNG PHÒNG'],
    ],
    ['in charge', { title: 'Chủ tịch', name, capacity: 'Q' }, ['Q. CHỦ TỊCH']],
  ])('of %s', (_, signer, lines) => {
    expect(signatureLines(signer)).toEqual(lines)
  })
})

it('every kind has a name in both languages, as its paper is titled', async () => {
  for (const kind of galleryKinds) expect(paperNames[kind].en).not.toBe('')
  for (const kind of ['form01', 'form02', 'form03', 'form04', 'form05', 'form06', 'form07'] as const) {
    expect((await words(galleryOf(kind))).toLowerCase()).toContain(paperNames[kind].vi.toLowerCase())
  }
})

it('says how long each takes (some 15 ms a page is what a counter does not notice)', async context => {
  const times: string[] = []
  for (const kind of galleryKinds) {
    await renderPaper(galleryOf(kind))
    const began = performance.now()
    await renderPaper(galleryOf(kind))
    times.push(`${kind} ${(performance.now() - began).toFixed(0)} ms`)
  }
  await context.annotate(times.join(', '))
})

async function words(paper: Paper): Promise<string> {
  return textOf(await renderPaper(paper)).replace(/\s+/g, ' ')
}

function sizeOf(kind: string): RegExp {
  if (kind === 'form07' || kind === 'postBundle') return /841\.88\d* 595\.27/
  return kind === 'batch' || kind === 'result' ? /595\.27\d* 841\.88/ : /419\.52\d* 595\.27/
}
