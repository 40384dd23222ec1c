import { existsSync, mkdirSync, realpathSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { StartFault } from '../start-fault.ts'

/** A new cluster with its first log takes about 60 MB; below this PostgreSQL would stop in the middle of its work. */
const LEAST_FREE_BYTES = 128 * 1024 * 1024

/**
 * Makes the data folder if it is not there, makes sure that it can be written, and returns its real path.
 * @throws StartFault when the disk is full or read-only or the folder belongs to somebody else
 */
export function openDataFolder(folder: string): string {
  try {
    makeFolder(folder)
    const probe = path.join(folder, `.write-check-${process.pid}`)
    writeFileSync(probe, 'x'.repeat(8192))
    rmSync(probe)
  } catch (cause) {
    throw folderFault(folder, cause)
  }
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize < LEAST_FREE_BYTES) throw diskFull(folder)
  return realpathSync(folder)
}

/** Folder by folder: Node's own recursive way never comes back from places like /proc, where nothing can be made. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(path.dirname(folder))
  mkdirSync(folder)
}

/** The sentence for a failed write in the data folder. */
export function folderFault(folder: string, cause: unknown): StartFault {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(folder, cause)
  if (code === 'EROFS') {
    return new StartFault(
      `Không ghi được vào thư mục dữ liệu ${folder}: ổ đĩa chỉ cho đọc. Hãy gắn lại ổ đĩa ở chế độ ghi, hoặc đặt DATA_DIR là thư mục khác.`,
      `The data folder ${folder} cannot be written: the disk is read-only. Mount it writable, or set DATA_DIR to another folder.`,
      { cause },
    )
  }
  return new StartFault(
    `Không ghi được vào thư mục dữ liệu ${folder} (${code}). Hãy cấp quyền ghi cho người đang chạy chương trình, hoặc đặt DATA_DIR là thư mục khác.`,
    `The data folder ${folder} cannot be written (${code}). Let the person who runs the program write there, or set DATA_DIR to another folder.`,
    { cause },
  )
}

export function diskFull(folder: string, cause?: unknown): StartFault {
  return new StartFault(
    `Ổ đĩa chứa thư mục dữ liệu ${folder} đã đầy. Hãy giải phóng ít nhất 128 MB rồi khởi động lại, hoặc đặt DATA_DIR ở ổ đĩa khác.`,
    `The disk of the data folder ${folder} is full. Free at least 128 MB and start again, or set DATA_DIR to a folder on another disk.`,
    { cause },
  )
}
