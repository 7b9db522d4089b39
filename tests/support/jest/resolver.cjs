/**
 * Jest resolves as require() does. Packages that offer only ES modules (oRPC, hono) are then not found, so a second
 * try asks for their import entry; the transformer turns that into CommonJS.
 */
module.exports = function resolve(request, options) {
  try {
    return options.defaultResolver(request, options)
  } catch (error) {
    const conditions = [...(options.conditions ?? []), 'import', 'module']
    try {
      return options.defaultResolver(request, { ...options, conditions })
    } catch {
      throw error
    }
  }
}
