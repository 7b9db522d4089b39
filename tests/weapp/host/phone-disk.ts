/** What of a phone outlives the app: key-value storage, user files, fetched subpackages. A killed app leaves all of it behind. */

/** Bytes. https://developers.weixin.qq.com/miniprogram/dev/framework/ability/file-system.html */
export const userFilesLimit = 200 * 1024 * 1024
/** Bytes a key and in all. https://developers.weixin.qq.com/miniprogram/dev/framework/ability/storage.html */
export const storageLimits = { key: 1024 * 1024, all: 10 * 1024 * 1024 } as const

export const userDataPath = 'wxfile://usr'

export class PhoneDisk {
  /** Path → content; folders stand in `folders`. */
  readonly files = new Map<string, Buffer>()
  readonly folders = new Set<string>([userDataPath])
  /** Key → JSON of the value. */
  readonly storage = new Map<string, string>()
  /** Roots of the subpackages that were fetched; the main package comes with the mini-program. */
  readonly packages = new Set<string>()
  private temporary = 0

  /** What a picker hands to the app: a file outside of the user's folder. */
  putTemporary(content: Buffer, suffix: string): string {
    const path = `wxfile://tmp_${++this.temporary}.${suffix}`
    this.files.set(path, content)
    return path
  }

  userFileBytes(): number {
    return [...this.files]
      .filter(([path]) => path.startsWith(`${userDataPath}/`))
      .reduce((sum, [, content]) => sum + content.length, 0)
  }

  storageBytes(): number {
    return [...this.storage].reduce(
      (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value),
      0,
    )
  }
}
