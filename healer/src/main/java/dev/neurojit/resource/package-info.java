/** The product's own data files: {@link dev.neurojit.resource.Resource} reads them. */
@NullMarked
package dev.neurojit.resource;

import org.jspecify.annotations.NullMarked;
