import type { Db } from '../../src/platform/db/index.ts'

/** Fills the template database once per run, after the migrations: every test file gets a copy of what is written here. */
export async function prepareTemplate(_db: Db): Promise<void> {}
