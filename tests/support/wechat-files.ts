/** WeChat's file system in memory, as far as our storage uses it; it can die at a step and refuse to rename over a file. */

interface Reply<Success = unknown> {
  readonly success?: (result: Success) => void
  readonly fail?: (error: { readonly errMsg: string }) => void
}

export interface WechatFiles {
  readonly files: Map<string, string>
  /** The step (write, rename, unlink) at which the app dies half way; 0 = never. */
  dieAt: number
  steps: number
  renameOver: boolean
  full: boolean
  readonly manager: object
}

const failed = { errMsg: 'fail' }

export const createWechatFiles = (files = new Map<string, string>()): WechatFiles => {
  /** Answers nothing once dead: a killed app hears no more. */
  const step = (reply: Reply, act: () => boolean, half: () => void = () => undefined): void => {
    if (world.dieAt !== 0 && world.steps >= world.dieAt) return
    if (++world.steps === world.dieAt) return half()
    if (act()) reply.success?.({})
    else reply.fail?.(failed)
  }
  const world: WechatFiles = {
    files,
    dieAt: 0,
    steps: 0,
    renameOver: true,
    full: false,
    manager: {
      mkdir: (reply: Reply) => reply.fail?.(failed),
      readFile: ({ filePath, success, fail }: Reply<{ data: string }> & { filePath: string }) => {
        const data = files.get(filePath)
        if (data === undefined) fail?.(failed)
        else success?.({ data })
      },
      writeFile: (input: Reply & { filePath: string; data: string }) =>
        step(
          input,
          () => {
            // A full disk takes what fits.
            files.set(input.filePath, world.full ? input.data.slice(0, 1) : input.data)
            return !world.full
          },
          () => files.set(input.filePath, input.data.slice(0, input.data.length / 2)),
        ),
      rename: (input: Reply & { oldPath: string; newPath: string }) =>
        step(input, () => {
          const text = files.get(input.oldPath)
          if (text === undefined || (!world.renameOver && files.has(input.newPath))) return false
          files.set(input.newPath, text)
          return files.delete(input.oldPath)
        }),
      unlink: (input: Reply & { filePath: string }) =>
        step(input, () => files.delete(input.filePath)),
      readdir: ({ dirPath, success }: Reply<{ files: string[] }> & { dirPath: string }) =>
        success?.({
          files: [...files.keys()].map((path) => path.slice(dirPath.length + 1)),
        }),
    },
  }
  return world
}
