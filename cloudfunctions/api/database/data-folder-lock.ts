/**
 * Keeps a second process off an embedded data folder, where it would silently lose rows. The lock is a local
 * socket that the operating system holds open: it ends with its process however that dies, and a process
 * id that was given out again (containers) cannot be mistaken for the owner.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, realpathSync, rmSync, statSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse'
  constructor(folder: string) {
    super(
      `数据目录 ${folder} 正被另一个连心进程使用。请先停掉它，或用 DATA_DIR 换一个目录。\n` +
        `The data folder ${folder} is in use by another process. Stop that one, or set DATA_DIR to another folder.`,
    )
  }
}

/** A socket's path may have about 104 bytes (sun_path); deeper folders use the temporary folder. */
const MAX_SOCKET_PATH_BYTES = 100

const socketPath = (folder: string): string => {
  const real = realpathSync(folder)
  const name = createHash('sha256').update(real).digest('hex').slice(0, 16)
  if (process.platform === 'win32') return `\\\\?\\pipe\\lianxin-${name}`
  const inside = join(real, 'in-use.sock')
  return Buffer.byteLength(inside) <= MAX_SOCKET_PATH_BYTES
    ? inside
    : join(tmpdir(), `lianxin-${name}.sock`)
}

const listen = (path: string): Promise<Server | 'taken'> =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve('taken') : reject(error),
    )
    server.listen(path, () => resolve(server.unref()))
  })

const isAlive = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(path)
    socket.once('connect', () => (socket.destroy(), resolve(true)))
    socket.once('error', () => resolve(false))
  })

const inodeOf = (path: string): number => {
  try {
    return statSync(path).ino
  } catch {
    return 0
  }
}

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => server.close(() => resolve()))

/** Locks the folder, making it if need be. Returns how to unlock. Throws DataFolderInUse. */
export const lockDataFolder = async (folder: string): Promise<() => Promise<void>> => {
  mkdirSync(folder, { recursive: true })
  const path = socketPath(folder)
  for (let attempt = 0; attempt < 3; attempt++) {
    const server = await listen(path)
    if (server !== 'taken') {
      const own = inodeOf(path)
      // Of two that cleared the same stale socket, the later one holds the path: the other gives way.
      await wait(30)
      if (inodeOf(path) === own) return () => close(server)
      await close(server)
      throw new DataFolderInUse(folder)
    }
    if (await isAlive(path)) throw new DataFolderInUse(folder)
    rmSync(path, { force: true })
  }
  throw new DataFolderInUse(folder)
}
