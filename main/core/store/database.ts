import SQLite from 'better-sqlite3';

/*
 * The only file that opens a SQLite database. It hides the library, the key and the pragmas; it promises a connection that is
 * encrypted if a key was given, durable on every commit, and alone on its file; it never decides what is wrong with a file.
 */

/** The published types are those of plain better-sqlite3 and do not know the key. */
export type Database = SQLite.Database & { key(key: Buffer): number; rekey(key: Buffer): number };

/** "Grwk", so that `file` and other tools, and our own ritual, know whose database it is. */
export const applicationId = 0x4772776b;

export interface OpenOptions {
  /** The data key, 32 bytes. Not a passphrase: deriving one from a passphrase is `safety/keys.ts`. */
  key?: Buffer | undefined;
  /** Never writes the file, but reads its `-wal`, and may leave an empty `-wal` and a `-shm` beside it. */
  readonly?: boolean | undefined;
  /** Refuses to make a file that is not there. */
  mustExist?: boolean | undefined;
  /** The addon's file where the program is bundled. */
  nativeBinding?: string | undefined;
}

/** SQLite opens lazily: a wrong key, a foreign file or a lock shows at the first statement, which is here, as the library's error. */
export function openDatabase(file: string, options: OpenOptions = {}): Database {
  const readonly = options.readonly ?? false;
  const db = new SQLite(file, {
    readonly,
    fileMustExist: readonly || (options.mustExist ?? false),
    // Another Groundwork that is just closing is worth half a second; one that stays open is not worth more.
    timeout: 500,
    ...(options.nativeBinding === undefined ? {} : { nativeBinding: options.nativeBinding }),
  }) as Database;
  try {
    if (options.key) applyKey(db, options.key);
    // Before anything that reads, and some pragmas do: from the first read on SQLite either has the file for itself, with the index
    // of the -wal in memory, or shares it by a -shm and lets others in.
    if (!readonly) db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    db.pragma('temp_store = MEMORY');
    db.pragma('foreign_keys = ON');
    db.pragma('cache_size = -65536');
    if (readonly) {
      db.pragma('query_only = ON');
      db.prepare('SELECT count(*) FROM sqlite_schema').get();
    } else {
      db.pragma('journal_mode = WAL');
      db.pragma('synchronous = FULL');
      db.pragma('secure_delete = ON');
      // A long import must not leave a -wal of hundreds of megabytes behind for the rest of the day.
      db.pragma('journal_size_limit = 16777216');
    }
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * ChaCha20-Poly1305 per page: every page is authenticated, so a flipped bit is found when it is read, and it needs no AES
 * instructions on an old laptop. `raw:` takes the key as it is; it is random already, stretching it would only cost time.
 */
export function applyKey(db: Database, key: Buffer): void {
  if (key.length !== 32) throw new Error('A data key has 32 bytes.');
  db.pragma(`cipher = 'chacha20'`);
  db.key(Buffer.from(`raw:${key.toString('hex')}`));
}

export const sqliteVersion = (db: Database): string => db.prepare<[], string>('SELECT sqlite_version()').pluck().get() ?? '';
