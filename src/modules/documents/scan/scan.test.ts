import { randomBytes } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { receipt } from '../fixtures/facts.ts'
import { jpeg, packedObjects, pdf, png } from '../fixtures/files.ts'
import { renderPaper } from '../papers.ts'
import { examineJpeg, examinePng } from './image.ts'
import { examinePdf } from './pdf.ts'

describe('a PDF', () => {
  it('passes when it only shows something', async () => {
    expect(examinePdf(pdf())).toBeUndefined()
    expect(examinePdf(pdf(packedObjects('<< /Type /Font /BaseFont /Times >>')))).toBeUndefined()
    expect(examinePdf(await renderPaper({ kind: 'form01', facts: receipt }))).toBeUndefined()
  })

  it('passes with a link to a page on the web', () => {
    expect(examinePdf(pdf('<< /S /URI /URI (https://hanoi.example) >>'))).toBeUndefined()
  })

  it('passes however often chance writes /JS among compressed bytes', () => {
    const image = Buffer.concat([
      Buffer.from('<< >>\nstream\n'),
      randomBytes(1000),
      Buffer.from('/JS (x)\nendstream'),
    ])
    expect(examinePdf(pdf(image))).toBeUndefined()
  })

  it.each([
    ['a script', '<< /S /JavaScript /JS (app.alert\\(1\\)) >>', 'pdf_active'],
    ['a script whose name is spelled in numbers', '<< /S /J#61va#53cript /JS (x) >>', 'pdf_active'],
    ['a script by its short name only', '<< /S /R /JS (x) >>', 'pdf_active'],
    ['a program to launch', '<< /S /Launch /F (cmd.exe) >>', 'pdf_active'],
    ['a form with its own program', '<< /AcroForm << /XFA [(t) 5 0 R] >> >>', 'pdf_active'],
    ['a form that sends itself', '<< /S /SubmitForm >>', 'pdf_active'],
    ['an attached file', '<< /Type /EmbeddedFile >>', 'pdf_attachment'],
    ['a list of attached files', '<< /Names << /EmbeddedFiles 7 0 R >> >>', 'pdf_attachment'],
    ['a password', 'null\nendobj\ntrailer << /Encrypt 9 0 R >>', 'pdf_encrypted'],
  ])('is refused with %s', (_, object, because) => {
    expect(examinePdf(pdf(object))).toBe(because)
  })

  it('is refused with a script inside packed objects', () => {
    expect(examinePdf(pdf(packedObjects('<< /S /JavaScript /JS (x) >>')))).toBe('pdf_active')
  })

  it('is refused when the word stream in a text is used to hide packed objects', () => {
    const hidden = packedObjects('<< /S /JavaScript /JS (x) >>')
    expect(examinePdf(pdf('<< /Title (stream\n) >>', hidden))).toBe('pdf_active')
  })

  it('is refused when its packed objects cannot be looked into', () => {
    const twice = deflateSync(deflateSync(Buffer.from('9 0 << /S /JavaScript >>')))
    const head = '<< /Type /ObjStm /Filter [/FlateDecode /FlateDecode] >>\nstream\n'
    const packed = Buffer.concat([Buffer.from(head), twice, Buffer.from('\nendstream')])
    expect(examinePdf(pdf(packed))).toBe('pdf_unreadable')
  })

  it('is refused when it unpacks to more than a reader should hold', () => {
    expect(examinePdf(pdf(packedObjects(' '.repeat(70_000_000))))).toBe('pdf_unreadable')
  })

  it('is refused without its beginning or its end', () => {
    expect(examinePdf(Buffer.concat([Buffer.from('x'), pdf()]))).toBe('damaged')
    expect(examinePdf(pdf().subarray(0, -20))).toBe('damaged')
    expect(examinePdf(Buffer.concat([pdf(), Buffer.alloc(5000)]))).toBe('damaged')
  })
})

describe('a PNG', () => {
  it('passes when it is whole', () => expect(examinePng(png())).toBeUndefined())

  it('is refused when a byte of it changed, it was cut off, or something follows it', () => {
    const changed = Buffer.from(png())
    changed[45] = (changed[45] ?? 0) ^ 1
    expect(examinePng(changed)).toBe('damaged')
    expect(examinePng(png().subarray(0, -5))).toBe('damaged')
    expect(examinePng(Buffer.concat([png(), Buffer.from('<script>')]))).toBe('damaged')
  })

  it('is refused with a size that no paper has', () => {
    expect(examinePng(png(4, 3, { width: 100_000, height: 100_000 }))).toBe('dimensions')
    expect(examinePng(png(4, 3, { width: 0, height: 3 }))).toBe('dimensions')
  })
})

describe('a JPEG', () => {
  it('passes when it is whole, also with a second picture behind it', () => {
    expect(examineJpeg(jpeg)).toBeUndefined()
    expect(examineJpeg(Buffer.concat([jpeg, jpeg]))).toBeUndefined()
  })

  it('is refused when it was cut off or has no frame', () => {
    expect(examineJpeg(jpeg.subarray(0, -10))).toBe('damaged')
    expect(examineJpeg(jpeg.subarray(0, 60))).toBe('damaged')
    expect(examineJpeg(Buffer.from([0xff, 0xd8, 0xff, 0xd9]))).toBe('damaged')
  })

  it('is refused with a size that no paper has', () => {
    const huge = Buffer.from(jpeg)
    huge.writeUInt32BE(0xffff_ffff, huge.indexOf(Buffer.from([0xff, 0xc0])) + 5)
    expect(examineJpeg(huge)).toBe('dimensions')
  })
})
