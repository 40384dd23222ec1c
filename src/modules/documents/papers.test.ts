import { describe, expect, it } from 'vitest'
import { acknowledgement, at, certificate, receipt, refusal, slip, supplement } from './fixtures/facts.ts'
import { pagesOf, textOf } from './fixtures/pdf-text.ts'
import { type Paper, renderPaper } from './papers.ts'
import { printableLine, printableRanges } from './printable.ts'

const papers: readonly Paper[] = [
  { kind: 'form01', facts: receipt },
  { kind: 'form02', facts: supplement },
  { kind: 'form03', facts: refusal },
  { kind: 'acknowledgement', facts: acknowledgement },
  { kind: 'result', facts: certificate },
]

describe.each(papers)('$kind', paper => {
  it('is a tagged PDF/A-2b of one page, in Vietnamese, with the same bytes each time', async () => {
    const pdf = await renderPaper(paper)
    const raw = pdf.toString('latin1')
    expect(raw).toMatch(/^%PDF-1\.7/)
    expect(raw).toContain('<pdfaid:part>2</pdfaid:part>')
    expect(raw).toContain('<pdfaid:conformance>B</pdfaid:conformance>')
    expect(raw).toMatch(/\/Marked true/)
    expect(raw).toMatch(/\/Lang \(vi-VN\)/)
    expect(pagesOf(pdf)).toBe(1)
    expect(pdf.length).toBeLessThan(90_000)
    expect(await renderPaper(paper)).toEqual(pdf)
  })

  it('carries the national header, the body that issues it and the dossier’s code', async () => {
    const text = textOf(await renderPaper(paper))
    expect(text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
    expect(text).toContain('Độc lập – Tự do – Hạnh phúc')
    expect(text).toContain(paper.facts.head.body.toUpperCase())
    expect(text).toContain('Ba Đình, ngày 23 tháng 11 năm 2026')
    expect(text).toContain('H26.107-261123-00012')
  })
})

describe('form 01', () => {
  it('says who, what, when received and when the result is owed', async () => {
    const text = await words({ kind: 'form01', facts: receipt })
    for (const said of [
      'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
      'Nguyễn Thị Minh Ánh',
      '099190000123',
      'Số 12, ngõ 34, phố Đội Cấn',
      'Đăng ký khai sinh',
      'Giấy chứng sinh',
      '01 bộ',
      '03 ngày làm việc',
      '09 giờ 15 phút, ngày 23 tháng 11 năm 2026',
      'Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 26 tháng 11 năm 2026',
      'Trần Thị Kiểm',
      'motcua.example/tra-cuu',
    ]) {
      expect(text).toContain(said)
    }
    expect(text).not.toContain('dự kiến')
  })

  it('calls a date on an unpublished calendar provisional', async () => {
    const text = await words({ kind: 'form01', facts: { ...receipt, provisional: true } })
    expect(text).toContain('5. Ngày hẹn dự kiến trả kết quả')
    expect(text).toContain('ngày hẹn chính thức sẽ được thông báo')
  })

  it('goes on to further pages, losing no component, however many and long they are', async () => {
    const components = Array.from({ length: 30 }, (_, n) => ({
      name: `Giấy tờ số ${n + 1} kèm theo thuyết minh, kết quả thẩm tra và văn bản chấp thuận của cơ quan có thẩm quyền`,
      originals: 1,
      certified: 0,
      copies: 0,
    }))
    const pdf = await renderPaper({ kind: 'form01', facts: { ...receipt, components } })
    const text = spaced(textOf(pdf))
    expect(pagesOf(pdf)).toBeGreaterThan(2)
    for (const n of components.keys()) expect(text).toContain(`Giấy tờ số ${n + 1} kèm`)
    expect(text).toContain('Trang 1/')
  })

  it('prints an emoji or a letter without a glyph as a box, and never fails for it', async () => {
    const applicant = { ...slip.applicant, owner: 'Nguyễn 🎉 Văn 漢\u202e Ân\u0000' }
    const text = await words({ kind: 'form01', facts: { ...receipt, applicant } })
    expect(text).toContain('Nguyễn □ Văn □ Ân')
  })
})

describe('form 02', () => {
  it('numbers what is missing, each with its reason, and says by when and on what ground', async () => {
    const text = await words({ kind: 'form02', facts: supplement })
    expect(text).toContain('PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ')
    expect(text).toContain('Giấy chứng sinh : ảnh chụp bị mờ, không đọc được ngày sinh')
    expect(text).toContain('Điều 16 Luật Hộ tịch số 60/2014/QH13')
    expect(text).toContain('trước 17:00 ngày 26/11/2026')
    expect(text).toContain('số điện thoại 024 0000 0000')
  })
})

describe('form 03', () => {
  it('gives each reason, the ground and the right authority', async () => {
    const text = await words({ kind: 'form03', facts: refusal })
    expect(text).toContain('PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ')
    expect(text).toContain('Hồ sơ không thuộc thẩm quyền.')
    expect(text).toContain('Việc khai sinh đã được đăng ký.')
    expect(text).toContain('Điều 13 Luật Hộ tịch')
    expect(text).toContain('Ủy ban nhân dân phường Hoàn Kiếm')
  })
})

describe('the acknowledgement', () => {
  it('says by when an answer comes, and that it is not the receipt', async () => {
    const text = await words({ kind: 'acknowledgement', facts: acknowledgement })
    expect(text).toContain('Được trả lời trước: 09:15 ngày 24/11/2026')
    expect(text).toContain('chưa phải')
    expect(text).not.toContain('Ngày hẹn trả kết quả')
  })
})

describe('a result', () => {
  it('says what it certifies, who signed and when, and where it is checked', async () => {
    const text = await words({ kind: 'result', facts: certificate })
    for (const said of [
      'GIẤY KHAI SINH',
      'Số: 12/GKS',
      'Nguyễn Minh Khôi',
      'CHỦ TỊCH',
      'Đã ký trên hệ thống',
      'lúc 09:15 ngày 23/11/2026',
      'motcua.example/xac-thuc',
      '7ZZQ0-F4KXM-1V9T2-C8B6N-3D5HR-W',
    ]) {
      expect(text).toContain(said)
    }
    expect(text).not.toContain('điện tử')
    expect(text).toMatch(
      /Quét mã để kiểm tra giấy này, hoặc gõ mã kiểm tra:\s*7ZZQ0-F4KXM-1V9T2-C8B6N-3D5HR-W/,
    )
  })

  it('claims no signature, number or check page while it is a draft', async () => {
    const draft = { ...certificate, number: null, signedAt: null, check: null }
    const text = await words({ kind: 'result', facts: draft })
    expect(text).toContain('BẢN DỰ THẢO')
    expect(text).toContain('Bản dự thảo, chưa có giá trị.')
    expect(text).not.toContain('Đã ký trên hệ thống')
    expect(text).not.toContain('12/GKS')
    expect(text).not.toContain('xac-thuc')
  })

  it('numbers the articles of a decision once, whether or not the pack numbered them', async () => {
    const articles = ['Điều 1. Ông A được hưởng trợ cấp.', 'Quyết định có hiệu lực từ ngày ký.']
    const title = 'Quyết định về việc hưởng trợ cấp'
    const text = await words({ kind: 'result', facts: { ...certificate, kind: 'decision', title, articles } })
    expect(text).toMatch(/QUYẾT ĐỊNH Về việc hưởng trợ cấp/)
    expect(text).toMatch(/Điều 1\. Ông A được hưởng trợ cấp\. Điều 2\. Quyết định có hiệu lực/)
  })
})

describe('printable text', () => {
  it('has a glyph for every letter it lets through', async () => {
    const letters = printableRanges.flatMap(([from, to]) =>
      Array.from({ length: to - from + 1 }, (_, n) => String.fromCodePoint(from + n)),
    )
    const reason = letters.map(letter => `x${letter}x`).join(' ')
    await expect(renderPaper({ kind: 'form03', facts: { ...refusal, reason } })).resolves.toBeInstanceOf(
      Buffer,
    )
  })

  it('keeps every Vietnamese letter, composed or not', () => {
    const all = 'ẰẲẴẮẶ ầẩẫấậ ềểễếệ ồổỗốộ ờởỡớợ ừửữứự ỳỷỹýỵ Đđ Ơơ Ưư'
    expect(printableLine(all)).toBe(all)
    expect(printableLine(all.normalize('NFD'))).toBe(all)
  })

  it('gives a long run of letters places to break', () => {
    const long = 'a'.repeat(60)
    expect(printableLine(long)).toContain('\u200b')
    expect(printableLine(long).replaceAll('\u200b', '')).toBe(long)
  })
})

async function words(paper: Paper): Promise<string> {
  return spaced(textOf(await renderPaper(paper)))
}

/** Typst writes runs of letters one after the other; a space too many between them is no difference. */
function spaced(text: string): string {
  return text.replace(/\s+/g, ' ')
}

it('makes papers one after the other without growing', async () => {
  for (let n = 0; n < 60; n += 1) await renderPaper({ kind: 'form01', facts: { ...receipt, code: `A-${n}` } })
  const before = process.memoryUsage().rss
  for (let n = 0; n < 200; n += 1)
    await renderPaper({ kind: 'form01', facts: { ...receipt, code: `B-${n}`, at } })
  expect(process.memoryUsage().rss - before).toBeLessThan(60_000_000)
})
