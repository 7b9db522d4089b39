/**
 * What the sync benchmark uses of its peer. The published types of PouchDB redeclare Node's Buffer for the whole
 * project, which breaks server code, so these few lines stand for them.
 */
declare module 'pouchdb' {
  interface Stored {
    readonly _id: string
    readonly _rev: string
  }

  interface DatabaseOptions {
    readonly adapter?: string
    /** In front of every database's name: a folder. */
    readonly prefix?: string
  }

  interface ReplicationOptions {
    readonly batch_size?: number
    readonly batches_limit?: number
    readonly live?: boolean
  }

  interface ReplicationResult {
    readonly ok: boolean
    readonly docs_read: number
    readonly docs_written: number
    readonly errors: readonly unknown[]
  }

  export default class PouchDB {
    static plugin(plugin: unknown): typeof PouchDB
    static defaults(options: DatabaseOptions): typeof PouchDB
    constructor(name: string, options?: DatabaseOptions)
    get<Document>(id: string): Promise<Document & Stored>
    put(document: object): Promise<unknown>
    bulkDocs(documents: readonly object[]): Promise<readonly unknown[]>
    info(): Promise<{ readonly doc_count: number; readonly update_seq: number | string }>
    destroy(): Promise<void>
    close(): Promise<void>
    readonly replicate: {
      from(source: PouchDB | string, options?: ReplicationOptions): Promise<ReplicationResult>
      to(target: PouchDB | string, options?: ReplicationOptions): Promise<ReplicationResult>
    }
  }
}

declare module 'pouchdb-adapter-memory' {
  const plugin: unknown
  export default plugin
}

declare module 'express-pouchdb' {
  import type { RequestHandler } from 'express'

  interface ServerOptions {
    readonly inMemoryConfig?: boolean
    readonly logPath?: string
    readonly mode?: string
  }

  export default function expressPouchDb(database: unknown, options?: ServerOptions): RequestHandler
}
