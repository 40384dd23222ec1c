import type { FileMessage } from './messages.vi.ts'

/** Every sentence this module shows, in English. Same keys as messages.vi.ts. */
export const en: Readonly<Record<FileMessage, string>> = {
  file_too_big:
    'The file is larger than 20 MB. Take or scan it again at a lower quality, or split it into several files.',
  file_empty: 'The file is empty. Choose the file again.',
  file_type_not_allowed:
    'Only JPEG and PNG images and PDF files are taken. Choose a file of one of these kinds.',
  damaged:
    'The file is damaged or was not uploaded to its end. Try to open it on your device, then upload it again.',
  dimensions: 'The size of the image is not valid. Photograph or scan the paper again.',
  pdf_active: 'The PDF contains commands that run by themselves. Print it to a new PDF, then upload that.',
  pdf_attachment: 'The PDF has other files attached inside. Upload each file by itself.',
  pdf_encrypted:
    'The PDF is protected by a password. Remove the password or print it to a new PDF, then upload that.',
  pdf_unreadable: 'The content of the PDF could not be checked. Print it to a new PDF, then upload that.',
  malware: 'The file contains malicious software and cannot be taken.',
  forms: 'Forms',
  formsIntro:
    'The forms this system prints, filled with sample data: the people and files in them do not exist. Open each to see it before it is used.',
  formNumber: 'Form no.',
  formName: 'Name',
  formSize: 'Paper',
  formSample: 'Sample',
  noNumber: '–',
  openPdf: 'Open the PDF',
  openGlossed: 'With English gloss',
  scan_waiting: 'The file is being checked for safety. You can go on with the other parts.',
}
