/** Stops the server that the API tests of this run shared. */
export default async function stopSharedPostgres(): Promise<void> {
  await globalThis.testPostgres?.stop()
}
