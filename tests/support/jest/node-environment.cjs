/**
 * Jest's environment of Node, in an ordinary context: in the one that it makes, every global name, `Math` and `Object` as well,
 * is asked of the sandbox each time, which makes a loop over a text fifty times as slow. Node before 20.18 has no other.
 */
const vm = require('node:vm')
const { TestEnvironment } = require('jest-environment-node')

const { createContext } = vm

const createOrdinary = () => createContext(vm.constants?.DONT_CONTEXTIFY ?? {})

module.exports = class extends TestEnvironment {
  constructor(config, context) {
    vm.createContext = createOrdinary
    try {
      super(config, context)
    } finally {
      vm.createContext = createContext
    }
  }
}
