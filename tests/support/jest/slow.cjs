/** A project's configuration cannot hold a time limit; a database, a browser or a whole app needs a longer one. */
jest.setTimeout(60_000)
