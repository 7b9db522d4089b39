/** wx.getFileSystemManager(): the functions that work on files and folders, with WeChat's failures and its 200 MB. */
import { ApiFailure, asyncApis, textOption, type ApiBody, type Options } from '../call-api'
import { userDataPath, userFilesLimit, type PhoneDisk } from '../phone-disk'
import type { Realm } from '../realm'

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/'))

const requireFile = (disk: PhoneDisk, path: string, act: string): Buffer => {
  const content = disk.files.get(path)
  if (content === undefined) throw new ApiFailure(`no such file or directory, ${act} '${path}'`)
  return content
}

const requireWritable = (disk: PhoneDisk, path: string, act: string): void => {
  if (!path.startsWith(`${userDataPath}/`))
    throw new ApiFailure(`permission denied, ${act} '${path}'`)
  if (!disk.folders.has(folderOf(path)))
    throw new ApiFailure(`no such file or directory, ${act} '${path}'`)
}

const encodings: Readonly<Record<string, BufferEncoding>> = {
  utf8: 'utf8',
  'utf-8': 'utf8',
  base64: 'base64',
  hex: 'hex',
  ascii: 'ascii',
}

const encodingOf = ({ encoding }: Options): BufferEncoding | null => {
  if (encoding === undefined) return null
  const known = typeof encoding === 'string' ? encodings[encoding] : undefined
  if (known === undefined) throw new ApiFailure(`invalid encoding ${JSON.stringify(encoding)}`)
  return known
}

/** Array.isArray and instanceof do not cross realms; the tag does. */
const isBytes = (value: unknown): value is ArrayBuffer =>
  Object.prototype.toString.call(value) === '[object ArrayBuffer]'

const contentOf = (options: Options): Buffer => {
  const { data } = options
  if (typeof data === 'string') return Buffer.from(data, encodingOf(options) ?? 'utf8')
  if (isBytes(data)) return Buffer.from(new Uint8Array(data))
  throw new ApiFailure('invalid data')
}

const writing = (disk: PhoneDisk): Readonly<Record<string, ApiBody>> => ({
  writeFile(options) {
    const path = textOption(options, 'filePath')
    requireWritable(disk, path, 'open')
    const content = contentOf(options)
    const before = disk.files.get(path)?.length ?? 0
    if (disk.userFileBytes() - before + content.length > userFilesLimit)
      throw new ApiFailure('the maximum size of the file storage limit is exceeded')
    disk.files.set(path, content)
  },
  unlink(options) {
    const path = textOption(options, 'filePath')
    requireFile(disk, path, 'unlink')
    disk.files.delete(path)
  },
  rename(options) {
    const from = textOption(options, 'oldPath')
    const to = textOption(options, 'newPath')
    const content = requireFile(disk, from, 'rename')
    requireWritable(disk, to, 'rename')
    disk.files.set(to, content)
    disk.files.delete(from)
  },
  mkdir(options) {
    const path = textOption(options, 'dirPath')
    if (disk.folders.has(path)) throw new ApiFailure(`file already exists ${path}`)
    if (options.recursive !== true) requireWritable(disk, path, 'mkdir')
    disk.folders.add(path)
  },
  rmdir(options) {
    const path = textOption(options, 'dirPath')
    if (!disk.folders.has(path)) throw new ApiFailure(`no such file or directory, rmdir '${path}'`)
    const inside = [...disk.files.keys(), ...disk.folders].filter((one) =>
      one.startsWith(`${path}/`),
    )
    if (inside.length > 0 && options.recursive !== true)
      throw new ApiFailure(`directory not empty, rmdir '${path}'`)
    for (const one of [path, ...inside]) {
      disk.files.delete(one)
      disk.folders.delete(one)
    }
  },
})

const reading = (disk: PhoneDisk): Readonly<Record<string, ApiBody>> => ({
  access(options) {
    const path = textOption(options, 'path')
    if (!disk.folders.has(path)) requireFile(disk, path, 'access')
  },
  readFile(options) {
    const content = requireFile(disk, textOption(options, 'filePath'), 'open')
    const encoding = encodingOf(options)
    return { data: encoding === null ? new Uint8Array(content) : content.toString(encoding) }
  },
  readdir(options) {
    const path = textOption(options, 'dirPath')
    if (!disk.folders.has(path)) throw new ApiFailure(`no such file or directory ${path}`)
    const inside = [...disk.files.keys(), ...disk.folders].filter((one) => folderOf(one) === path)
    return { files: inside.map((one) => one.slice(path.length + 1)) }
  },
  stat(options) {
    const path = textOption(options, 'path')
    if (disk.folders.has(path)) return { stats: { size: 0, mode: 0o40755 } }
    return { stats: { size: requireFile(disk, path, 'stat').length, mode: 0o100644 } }
  },
  getFileInfo(options) {
    return { size: requireFile(disk, textOption(options, 'filePath'), 'open').length }
  },
})

export const fileSystemOf = (realm: Realm, disk: PhoneDisk) =>
  asyncApis(realm, { ...reading(disk), ...writing(disk) })
