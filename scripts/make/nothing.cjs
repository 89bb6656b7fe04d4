// Stands in a bundle for a part of Node that is never used there.
'use strict';
module.exports = {};
