/** Stops the product that the journeys of this run shared. */
export default async function stopSharedProduct(): Promise<void> {
  await globalThis.testProduct?.stop()
}
