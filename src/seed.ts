import type { Pool } from 'pg'
import { describeLoad, findLoadedPack, loadPack, packDigest, readPack } from './pack/index.ts'
import { systemClock } from './platform/clock.ts'
import type { RegisterCommands } from './platform/commands.ts'
import type { Config } from './platform/config.ts'
import type { Db } from './platform/db/index.ts'
import { createEvents } from './platform/events.ts'
import { createLog } from './platform/log.ts'
import { StartFault } from './platform/start-fault.ts'

/**
 * Sees to it that the database holds a city when the program starts: a new one gets the pack, in demo mode with its
 * officers. A living one is left as it is; when the folder holds another pack, that is said and somebody decides.
 * @returns what to say to whoever starts the program
 * @throws StartFault when the pack has faults
 */
export async function seedCity(db: Db, config: Config): Promise<string[]> {
  const loaded = await findLoadedPack(db)
  if (loaded !== undefined) return loaded.digest === (await packDigest(config.packDir)) ? [] : newerPack
  const pack = await packWithoutFaults(config.packDir)
  const now = systemClock.now()
  await loadPack(db, pack, now, { demo: config.demo })
  return []
}

const newerPack = [
  'Gói dữ liệu trong thư mục khác với gói đang dùng. Xem khác gì: bin/mot-cua seed',
  'The pack in the folder differs from the one in use. See how: bin/mot-cua seed',
]

async function packWithoutFaults(folder: string) {
  const reading = await readPack(folder)
  if ('pack' in reading) return reading.pack
  throw new StartFault(
    `Gói dữ liệu ${folder} có ${reading.faults.length} lỗi. Hãy xem bằng: bin/mot-cua check-pack ${folder}`,
    `The pack ${folder} has ${reading.faults.length} fault${reading.faults.length === 1 ? '' : 's'}. See with: bin/mot-cua check-pack ${folder}`,
  )
}

/** Adds `seed`: shows what the pack would change in the database, and does it when told to. */
export const registerSeedCommand: RegisterCommands = (program, { config, withDatabase, print }) => {
  program
    .command('seed')
    .description('bring the city’s pack into the database; a newer one shows its difference first')
    .option('--yes', 'do it, also over a pack that is there already')
    .action(async ({ yes }: { yes?: boolean }) => {
      const { packDir, demo } = config()
      const pack = await packWithoutFaults(packDir)
      await withDatabase(async ({ db, pool }) => {
        const isFirst = (await findLoadedPack(db)) === undefined
        const difference = await describeLoad(db, pack)
        for (const line of isFirst ? [] : difference) print(line)
        if (difference.length === 0) return print('Không có gì thay đổi. / Nothing changes.')
        if (!isFirst && !yes)
          return print(
            'Chưa thay đổi gì; thêm --yes để thực hiện. / Nothing was changed; add --yes to do it.',
          )
        const now = systemClock.now()
        await loadPack(db, pack, now, { demo })
        await tellRunningPrograms(pool)
        print(`Đã nạp ${pack.city.name.vi}. / ${pack.city.name.en ?? pack.city.name.vi} is loaded.`)
      })
    })
}

/** A program that is running reads its catalogue and calendar again. */
async function tellRunningPrograms(pool: Pool): Promise<void> {
  const events = createEvents(pool, createLog('warn'))
  events.publish('pack', 'loaded')
  await events.stop()
}
