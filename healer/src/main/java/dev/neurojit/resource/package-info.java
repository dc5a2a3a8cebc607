/**
 * Files: {@link dev.neurojit.resource.Resource} reads the product's own, {@link
 * dev.neurojit.resource.FileTrouble} says why a user's cannot be used.
 */
@NullMarked
package dev.neurojit.resource;

import org.jspecify.annotations.NullMarked;
