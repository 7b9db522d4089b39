/** Stands for a module that a page test does not look at, such as the carousel's styles. */
module.exports = {}
