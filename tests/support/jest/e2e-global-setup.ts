/**
 * Builds the H5 app when its sources changed and starts the product once for all journeys of a run; they find it in
 * PRODUCT_URL. They share its demo street, so each journey keeps to a grid of its own.
 */
import { execFileSync } from 'node:child_process'
import { startProduct, type Product } from '../product'

declare global {
  var testProduct: Product | undefined
}

export default async function startSharedProduct(): Promise<void> {
  execFileSync(process.execPath, ['scripts/build.mjs', 'h5', '--if-stale'], {
    stdio: 'pipe',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  globalThis.testProduct = await startProduct()
  process.env.PRODUCT_URL = globalThis.testProduct.url
}
