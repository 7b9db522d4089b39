/** Stands in for WeChat in the demo and in tests: a round picture, crossed out, that nothing can scan. */
import type { CodePage, MiniProgramCodes } from './mini-program-codes'

const crossedOut = [
  'iVBORw0KGgoAAAANSUhEUgAAAHgAAAB4AQAAAAARHwt/AAADXklEQVR42qXVsW4bORAGYC4W0DaK2S4QA3wFASnOxZ35KurS',
  '+gEccYUtUuoR9Ap5gEO8W6k5wG06rSEgbgKYggtTEM3JP7OSpb10iQvbn+mlZsiZWUXDL/V7Dnro1S//H9z/rE+OWAvZyd7C',
  '+cmNDfrcynYDV8ZrXyT7Zis2R7fEjsXRK7aO+Sker0lLBGf5RHWwo0eJ9rD+bKkQ1/fih2XM9/zQ42dxd887P9CaCrH/yO7s',
  'Kmlx+Cthp8bV0Yj/e09iFf4Rf39HWdTwzaz/vIIqOKkOkcC7mubsrCXLji2tom5jXq/vJN4prZOex7zQa/EXR3AaXeh7cbDw',
  'nsaXxRP8RIjjGqF9u8pJnHRk+xvxmpCu0fTUdZnYEkfuVq2X9TtDLVy0tZd8vxbUIVNd4yn2LCPvNC1GY75mRbcKAWD7cRmp',
  't4vmjlI5ceKoHB8UTaYIEw4ImW+uayx5OKkd1XyplaOK85kH1+JnnWHJwVtvuqBMURxMvvBTNdJL+tq7y8NEjQ3Fa2VlPY+l',
  'KrG77Z2KNFaIpjLwXuplNJsiNjYnRa81tXdPFU4FdnIFtV1UnK+/ximFKY3MonJi5ShMZmOzWFLvWxvKv0sjPSLO/WV5deiH',
  '3vg2sFVx6Hk86x8SN/zQ0Wpo/vXc/HknbySeePRuK/Hi+MQp20o+6CtxyLaSL1aCUeRD9iLnwZVlVFR8YXxeG/xhzcbF8Hl2',
  'cr+RM5HzbnTvW0tyH430Z1KfaCf31enejjq5z6AXB1dy38nMOX/snkk90FJxf2D3XOqFLwx2FEdjztklJf2CaEpHr8EmdS22',
  '5QTLqOHeyU6mW/Iowmom/Wq61uNx1PUn6W/d1h1quKbwym50vUlwS3HProriBadiEIC4ueBmurXe0Yv48j2b25D90l1NaI3F',
  '2M+rZ38zdXM4vRPvPSof3tNI/LpvG1t7u5ErQL9QXTmuCGqX7ESFYmcYRFIfswuV4Iq+fBT/a2CESd8+9PPItmL3o59H3m14',
  'VDb2ez+vOqTxmf3cz7OHR66ZdWN3/bx7bvl0kW7sPw87sx8RSW8cO3x6H2Bc88B9c8PjWku9iDuMd7g+Ojh2zI6O4pCd6r8x',
  'GO9qYCPj/c14Sp/MnSqvi2P/mOH7Kplf3l+boc/z+ZP350+bMDDpZE2mPQAAAABJRU5ErkJggg==',
].join('')

export class FakeMiniProgramCodes implements MiniProgramCodes {
  readonly isFake = true
  readonly scenes: string[] = []

  make(_opens: CodePage, scene: string): ReturnType<MiniProgramCodes['make']> {
    this.scenes.splice(0, this.scenes.length, scene)
    return Promise.resolve(Buffer.from(crossedOut, 'base64'))
  }
}
